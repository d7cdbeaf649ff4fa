"""URLs of the feeds, the sitemap, the embeds and the files for crawlers."""

from django.urls import path, re_path

from articles.feeding.embeds.oembed import OEmbed
from articles.feeding.embeds.views import ArticleCard, ParagraphCard
from articles.feeding.feeds.views import ArticlesFeed, OutletFeed, PersonFeed
from articles.feeding.llms_txt import LlmsTxt
from articles.feeding.oai.views import Oai
from articles.feeding.pictures.views import ParagraphPicture, TextPicture
from articles.feeding.robots_txt import RobotsTxt
from articles.feeding.sitemap import SitemapPage, SitemapXml

app_name = "feeding"
_FEED = r"feeds/articles\.(?P<form>atom|rss|json)$"
urlpatterns = [
    re_path(rf"^{_FEED}", ArticlesFeed.as_view(), name="articles-feed"),
    re_path(rf"^people/(?P<person_id>[1-9][0-9]{{0,17}})/{_FEED}", PersonFeed.as_view(), name="person-feed"),
    re_path(rf"^outlets/(?P<outlet_id>[1-9][0-9]{{0,17}})/{_FEED}", OutletFeed.as_view(), name="outlet-feed"),
    path("sitemap.xml", SitemapXml.as_view(), name="sitemap"),
    re_path(r"^sitemap-(?P<number>[1-9][0-9]{0,8})\.xml$", SitemapPage.as_view(), name="sitemap-page"),
    path("robots.txt", RobotsTxt.as_view(), name="robots"),
    path("llms.txt", LlmsTxt.as_view(), name="llms"),
    path("oai", Oai.as_view(), name="oai"),
    path("oembed", OEmbed.as_view(), name="oembed"),
    path("articles/<str:slug>/picture.png", TextPicture.as_view(), name="article-picture"),
    path("articles/<str:slug>/v/<str:number>/picture.png", TextPicture.as_view(), name="version-picture"),
    path("p/<str:pid>/picture.png", ParagraphPicture.as_view(), name="paragraph-picture"),
    path("p/<str:pid>/v/<str:number>/picture.png", ParagraphPicture.as_view(), name="passage-picture"),
    path("embed/articles/<str:slug>/", ArticleCard.as_view(), name="article-card"),
    path("embed/<str:pid>/", ParagraphCard.as_view(), name="paragraph-card"),
]
