"""The lot: SHA-256 over the seed, a line feed and the ticket, as UTF-8; the smallest comes first.

By hand, on any machine: printf '%s\\n%s' SEED TICKET | sha256sum
"""

from hashlib import sha256

from tidtam.work.markets.allocation.question import Applicant, Unfit


def lot_of(seed: str, ticket: str) -> str:
    """64 hexadecimal digits."""
    for what, text in (("seed_unfit", seed), ("ticket_unfit", ticket)):
        if not text or any(sign in text for sign in "\n\r\0"):
            raise Unfit(what, text)
    return sha256(f"{seed}\n{ticket}".encode()).hexdigest()


def turns(seed: str, applicants: tuple[Applicant, ...]) -> dict[str, int]:
    """slip -> turn in the lot, from 0."""
    drawn = sorted(
        (lot_of(seed, applicant.ticket), applicant.ticket, applicant.slip) for applicant in applicants
    )
    return {slip: turn for turn, (_lot, _ticket, slip) in enumerate(drawn)}
