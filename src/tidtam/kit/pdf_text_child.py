"""The process in which a PDF of unknown origin is opened: little memory, little time, nothing to lose.

Runs by its path and imports nothing of tidtam. The file is its standard input; out comes a list of texts as JSON.
"""

import json
import resource
import sys

import pypdfium2

MEMORY = 1024 * 1024 * 1024
SECONDS = 20


def main(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    texts = []
    for number in range(min(len(document), most)):
        page = document[number]
        words = page.get_textpage()
        texts.append(words.get_text_bounded())
        words.close()
        page.close()
    json.dump(texts, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
