"""Vietnamese."""

from articles.intake.vocabulary.words import Vocabulary

VIETNAMESE = Vocabulary(
    tag="vi",
    seasons=("(?:mùa )?(?:xuân|hè|hạ|thu|đông)",),
    published=("(?:được )?đăng(?: lúc| ngày)?", "ngày đăng", "(?:được |ngày )?xuất bản"),
    updated=("(?:ngày )?cập nhật(?: lúc| lần cuối)?",),
    before_date=("ngày", "vào(?: ngày)?"),
    before_time=("lúc",),
    ago=(r"\d{1,3} (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước", "hôm qua", "hôm nay"),
    by=("bởi",),
    author_labels=(
        "tác giả",
        "bài",
        "bài viết",
        "người viết",
        "bài và ảnh",
        "thực hiện",
        "nội dung",
    ),
    and_=("và",),
    translator_labels=(
        "(?:người |biên )?dịch(?: giả)?",
        "chuyển ngữ",
    ),
    other_roles=(
        "(?:ảnh|dịch|người dịch)",
        r"(?:nguồn|biên tập|hình ảnh|video)(?=\s*[:：])",
    ),
    note_openings=("bài viết (?:này )?(?:được )?(?:đăng|xuất bản|công bố)(?: lần đầu| đầu tiên| gốc)?",),
    before_outlet=("trên", "tại", "ở"),
    after_outlet=("ngày", "vào ngày"),
    note_rest=("ngày", "vào"),
    furniture=(
        r"(?:đọc|tìm hiểu) thêm\W*",
        "đăng ký (?:nhận )?(?:bản tin|newsletter).{0,40}",
        "chia sẻ(?: bài viết)?",
        r"(?:mục lục|trong bài viết này|trên trang này)\s*[:：]?",
        "quảng cáo",
        r"xem thêm\s*[:：].*",
        r"đọc (?:thêm|tiếp)\s*[:：].*",
        r"thời gian đọc\s*[:：]?.{0,20}",
        r"chia sẻ (?:qua|lên) \w+",
        r"\d+ phút đọc|(?:thời gian )?đọc\s*[:：]?\s*\d+ phút",
        "(?:chỉ )?dành cho (?:hội viên|thành viên|người đăng ký)",
    ),
    furniture_at_edges=(
        "chia sẻ",
        "in bài(?: viết)?",
        "trang chủ",
        r"(?:từ khóa|từ khoá|chủ đề|thẻ)\s*[:：].*",
        r".{0,120}\b(?:mọi|tất cả) quyền được bảo lưu.{0,40}",
        "đăng ký (?:nhận|bản tin).{0,60}",
    ),
    other_pages=(
        "(?:tin|bài(?: viết)?) (?:liên quan|khác|mới nhất|cùng chuyên mục|cùng chủ đề)",
        "(?:tin|bài) đọc nhiều(?: nhất)?",
        "đọc nhiều(?: nhất)?",
        "có thể bạn quan tâm",
        "(?:bài|tin) (?:trước|sau|tiếp theo)",
        "xem thêm",
        "đọc thêm",
    ),
    comments=(
        r"bình luận(?:\s*\(\d+\))?\s*:?",
        r"\d+ bình luận",
        "(?:viết|gửi|để lại|thêm) bình luận",
    ),
    section_labels=(
        *("xã luận", "phỏng vấn", "chính trị", "kinh tế", "văn hóa", "thể thao", "khoa học"),
        *("sức khỏe", "xã hội", "giáo dục", "môi trường", "du lịch", "lịch sử", "thế giới"),
    ),
    pages=("trang",),
    short_disclaimers=("(?:bài viết thể hiện|đây là) quan điểm (?:riêng )?của tác giả.{0,60}",),
    credit_labels=("(?:nguồn )?ảnh",),
    note_sentences=(
        "(?:bài|bài viết|bài báo) (?:này )?(?:được )?(?:đăng|xuất bản|công bố) lần đầu (?:tiên )?(?:trên|tại|ở) {outlet}",
        "(?:nguồn gốc ?[:：] ?)?(?:bản gốc (?:của )?)?(?:bài|bài viết|bài báo)? ?(?:này )?(?:đã )?(?:được )?(?:đăng|"
        "xuất bản|công bố)(?: lần đầu(?: tiên)?)? (?:trên|tại|ở) {outlet}",
        "(?:bản gốc|bài gốc) (?:bài viết )?(?:được )?(?:đăng|xuất bản) (?:trên|tại|ở) {outlet}",
        "(?:bài viết|bài báo|bài) gốc (?:đã )?(?:được )?(?:đăng|xuất bản)(?: lần đầu(?: tiên)?)? (?:trên|tại|ở) {outlet}",
    ),
    press_jobs=(
        "phóng viên",
        "nhà báo",
    ),
)
