"""Japanese."""

from articles.intake.vocabulary.words import Vocabulary

JAPANESE = Vocabulary(
    tag="ja",
    published=("公開日", "公開日時", "公開", "投稿日", "掲載日", "掲載", "配信", "発行日", "作成日"),
    updated=("更新日", "更新日時", "更新", "最終更新日?"),
    ago=("[0-9]{1,3} ?(?:秒|分|時間|日|週間|か月|ヶ月|年)前", "昨日", "今日"),
    author_labels=("文", "著者", "執筆", "執筆者", "取材・文", "文責", "構成", "記事", "筆者"),
    titles_after_name=("記者", "氏", "編集委員"),
    translator_labels=(
        "翻訳者?",
        "訳者?",
    ),
    other_roles=("(?:写真|撮影|訳|翻訳|イラスト|編集)",),
    institution_words=("委員会", "編集部", "財団", "協会", "大学"),
    note_sentences=(
        "(?:この(?:記事|文章|論考|コラム|原稿)|本(?:稿|記事))は、?(?:初め|最初)?に?、?{outlet}"
        "(?:に|で|にて)(?:初めて|最初に)?(?:掲載|発表|公開|配信).{1,20}",
        "初出[:：＝]?{outlet}",
    ),
    furniture=("広告", r"関連記事\s*[:：].*", r"あわせて読みたい.*"),
)
