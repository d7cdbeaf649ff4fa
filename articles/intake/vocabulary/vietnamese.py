"""Vietnamese."""

from articles.intake.vocabulary.words import Vocabulary

VIETNAMESE = Vocabulary(
    tag="vi",
    published=("đăng(?: lúc| ngày)?", "ngày đăng", "xuất bản"),
    updated=("cập nhật(?: lúc)?", "cập nhật lần cuối"),
    before_date=("ngày", "vào ngày"),
    before_time=("lúc",),
    ago=(r"\d{1,3} (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước", "hôm qua", "hôm nay"),
    by=("bởi",),
    author_labels=("tác giả", "bài", "bài viết"),
    and_=("và",),
    translator_labels=(
        "(?:người |biên )?dịch(?: giả)?",
        "chuyển ngữ",
    ),
    other_roles=("(?:ảnh|dịch|người dịch)",),
    note_openings=("bài viết (?:này )?(?:được )?(?:đăng|xuất bản|công bố)(?: lần đầu| đầu tiên| gốc)?",),
    before_outlet=("trên", "tại", "ở"),
    after_outlet=("ngày", "vào ngày"),
    note_rest=("ngày", "vào"),
    furniture=("quảng cáo", "xem thêm\\s*[:：].*"),
)
