"""Turkish."""

from articles.intake.vocabulary.words import Vocabulary

TURKISH = Vocabulary(
    tag="tr",
    seasons=("(?:ilk)?bahar", "yaz", "sonbahar", "güz", "kış"),
    published=(
        *("yayın tarihi", "yay[ıi][nm]lanma(?: tarihi)?", "yay[ıi][nm]landı", "oluşturulma(?: tarihi)?"),
        *("eklenme(?: tarihi)?", "giriş(?: tarihi)?", "tarih"),
    ),
    updated=(
        "(?:son )?güncellen?me(?: tarihi)?",
        "güncellendi",
        "(?:son )?güncelleme(?: zamanı)?",
        "güncellenme",
    ),
    before_time=("saat",),
    ago=(r"(?:\d{1,3} )?(?:saniye|dakika|saat|gün|hafta|ay|yıl) önce", "dün", "bugün"),
    author_labels=(
        "yazan",
        "yazar(?:lar)?",
        "haber",
        "metin",
        "röportaj",
        "yazı",
        "hazırlayan",
        "söyleşi",
        "muhabir",
        "haberi hazırlayan",
    ),
    and_=("ve",),
    translated_by=("türkçeye çeviren",),
    translator_labels=(
        "çeviren(?:ler)?",
        "çeviri",
        "türkçesi",
    ),
    other_roles=(
        "(?:fotoğraf(?:lar)?|illüstrasyon)",
        "(?:çeviri|çeviren)",
        r"(?:kaynak|editör|kamera|foto)(?=\s*[:：])",
        "fotoğraflar?",
    ),
    institution_words=("bakanlığı", "vakfı", "derneği", "kurulu", "ajansı"),
    biography_words=("yazar", "gazeteci", "profesör", "muhabir"),
    note_sentences=(
        "(?:bu (?:yazı|makale|metin|röportaj) )?(?:ilk olarak|ilk kez|ilk defa) {outlet}"
        "(?:(?-i: dergisi| gazetesi| sitesi))?['’]?n?(?:d[ea]|"
        r"t[ea])(?: ilk kez| ilk olarak)? (?:yayımlan|yayınlan)\w{2,20}",
        "ilk (?:yayın(?:landığı yer)?|yayımlandığı yer|yayınlanma|yayımlanma)(?: yeri)? ?[:：] ?{outlet}",
        "bu (?:yazı|makale|metin|röportaj|haber) (?:ilk olarak |ilk kez )?{outlet}"
        "(?:(?-i: dergisi| gazetesi| sitesi))?['’]?(?:n?[dt][ea]n|[dt][ea]n)"
        " alın(?:mıştır|dı)",
    ),
    ends_letters=("abonelikten çık",),
    furniture=(
        r"(?:devamını oku|daha fazla (?:bilgi|oku))\W*",
        "bültenimize (?:abone|kayıt) ol(?:un|unuz)?.{0,40}",
        "paylaş",
        r"(?:içindekiler|bu makalede|bu sayfada)\s*[:：]?",
        "reklam",
        r"ayrıca okuyun\s*[:：].*",
        r"okuma süresi\s*[:：]?\s*\d+ ?(?:dk|dakika)\.?",
        "haberin devamı",
        "(?:facebook|twitter|whatsapp)['’]?t[ae] paylaş",
        r"(?:okuma|okunma) süresi\s*[:：]?\s*\d+ ?(?:dk|dakika)\.?",
        r"\d+ ?(?:dk|dakika)(?:lık)? okuma(?: süresi)?",
        "(?:sadece )?abonelere özel",
    ),
    furniture_at_edges=(
        "paylaş",
        "yazdır",
        "ana ?sayfa",
        r"(?:etiketler|konular|anahtar kelimeler)\s*[:：].*",
        r".{0,120}\b(?:tüm|her) hakkı saklıdır\.?",
        r".{0,120}\btüm hakları saklıdır\.?",
        "abone ol(?:un)?(?: .{1,60})?",
    ),
    other_pages=(
        "ilgili (?:haberler|yazılar|içerikler|konular)",
        "benzer (?:haberler|yazılar)",
        "(?:en )?çok okunanlar",
        "diğer haberler",
        "önceki(?: haber| yazı)?",
        "sonraki(?: haber| yazı)?",
        "bunlar da ilginizi çekebilir",
    ),
    comments=(
        r"yorumlar(?:\s*\(\d+\))?\s*:?",
        r"\d+ yorum",
        "yorum (?:yap|yaz|ekle)(?:ın)?",
    ),
    section_labels=(
        *("deneme", "röportaj", "söyleşi", "köşe", "politika", "siyaset", "ekonomi"),
        *("kültür", "spor", "bilim", "sağlık", "toplum", "eğitim", "çevre"),
        *("seyahat", "tarih", "dünya", "gündem", "kitap"),
    ),
    pages=("sayfa",),
    closing_credits=(
        "katkıda bulunan(?:lar)?:",
        "editör:",
    ),
    short_disclaimers=(
        "(?:bu )?(?:yazıda|makalede) (?:yer alan|ifade edilen) görüşler yazar(?:ına|ın|lara) ait.{0,60}",
    ),
    credit_labels=("fotoğraf(?:lar)?",),
    after_date=(
        "tarihinde",
        "tarihli(?: sayısında)?",
    ),
    written_after_date=(r"['’][td][ea](?!\w)",),
    press_jobs=(
        "muhabir",
        "gazeteci",
        "yazar",
        "editör",
    ),
    agencies=(
        "aa",
        "dha",
        "iha",
        "anka",
    ),
    note_companions=(
        r"(?:\w+den|\w+dan) çeviren\b.{1,60}",
        r"çeviri(?:ren)?\b.{1,60}",
    ),
)
