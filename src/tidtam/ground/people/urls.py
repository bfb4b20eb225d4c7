from django.urls import path

from tidtam.ground.people.views import account, posts, users

app_name = "people"

urlpatterns = [
    path("me/", account.profile, name="profile"),
    path("me/session/end/", account.end_session, name="end_session"),
    path("language/", account.language, name="language"),
    path("users/", users.users, name="users"),
    path("users/new/", users.add_user, name="add_user"),
    path("users/<int:pk>/", users.user, name="user"),
    path("users/<int:pk>/name/", users.rename, name="rename"),
    path("users/<int:pk>/password/", users.set_password, name="set_password"),
    path("users/<int:pk>/grant/", users.grant, name="grant"),
    path("users/<int:pk>/suspend/", users.suspend, name="suspend"),
    path("users/<int:pk>/resume/", users.resume, name="resume"),
    path("users/<int:pk>/second-step/remove/", users.remove_second_step, name="remove_second_step"),
    path("grants/<int:pk>/end/", users.end_grant, name="end_grant"),
    path("posts/", posts.posts, name="posts"),
    path("posts/new/", posts.add_post, name="add_post"),
    path("posts/<slug:code>/", posts.post, name="post"),
    path("posts/<slug:code>/hand-over/", posts.hand_over, name="hand_over"),
    path("posts/<slug:code>/acting/", posts.act, name="act"),
    path("holdings/<int:pk>/end/", posts.end_holding, name="end_holding"),
]
