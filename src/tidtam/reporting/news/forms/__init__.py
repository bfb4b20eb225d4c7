"""What people type about news; the rules themselves stand in the actions."""

from tidtam.kit.refusals import refuse as refuse
from tidtam.reporting.news.forms.reading import CommentForm as CommentForm
from tidtam.reporting.news.forms.reading import ReportForm as ReportForm
from tidtam.reporting.news.forms.reading import token_for as token_for
from tidtam.reporting.news.forms.room import ArticleForm as ArticleForm
from tidtam.reporting.news.forms.room import CategoryForm as CategoryForm
from tidtam.reporting.news.forms.room import CommentsForm as CommentsForm
from tidtam.reporting.news.forms.room import PicturesForm as PicturesForm
from tidtam.reporting.news.forms.room import RulesForm as RulesForm
