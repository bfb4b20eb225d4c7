"""Articles for everybody, what readers write below them, and the words that both choose from.

An article that is public stays as it is until a change of it was reviewed (`draft_of`, as the villages' pages have
it). What a reader wrote is shown only in state `shown`.
"""

from tidtam.reporting.news.models.article import Article as Article
from tidtam.reporting.news.models.article import ArticleSet as ArticleSet
from tidtam.reporting.news.models.article import ArticleVillage as ArticleVillage
from tidtam.reporting.news.models.article import Comments as Comments
from tidtam.reporting.news.models.article import OldSlug as OldSlug
from tidtam.reporting.news.models.comment import Comment as Comment
from tidtam.reporting.news.models.comment import CommentReport as CommentReport
from tidtam.reporting.news.models.comment import CommentSet as CommentSet
from tidtam.reporting.news.models.comment import Connection as Connection
from tidtam.reporting.news.models.comment import Hint as Hint
from tidtam.reporting.news.models.comment import Reason as Reason
from tidtam.reporting.news.models.comment import Standing as Standing
from tidtam.reporting.news.models.picture import ArticlePicture as ArticlePicture
from tidtam.reporting.news.models.words import Category as Category
from tidtam.reporting.news.models.words import CommentRules as CommentRules
