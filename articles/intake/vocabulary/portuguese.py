"""Portuguese."""

from articles.intake.vocabulary.words import Vocabulary

PORTUGUESE = Vocabulary(
    tag="pt",
    seasons=("primavera", "verão", "outono", "inverno"),
    month_names=(("septembro", 9),),
    weekday_names=("(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?",),
    of=("de",),
    before_date=("em", "a"),
    before_institution=("agência", "ministério", "redação"),
    institution_words=(
        *("associação", "comissão", "comitê", "confederação", "congresso", "conselho", "federação"),
        *("fundação", "governo", "organização", "parlamento", "redação", "sindicato"),
    ),
    institution_links=("contra", "sem"),
    name_particles=("da", "das", "do", "dos", "e"),
    published=(
        "publicad[oa]",
        "postad[oa]",
        "(?:data d[ae] )?publicação",
        "criad[oa]",
        "data",
    ),
    updated=("atualizad[oa]", "modificad[oa]", "última (?:atualização|modificação)"),
    before_time=("às", "à", "as"),
    after_time=("h",),
    ago=(
        r"há (?:\d{1,3}|uma?|dois|duas|três) (?:segundo|minuto|hora|dia|semana|m[êe]s|ano)(?:e?s)?",
        *("ontem", "hoje"),
    ),
    by=("por", "escrito por", "texto de", "texto por"),
    author_labels=(
        "autor(?:a|es|as)?",
        "texto",
        "reportagem",
        "redação",
        "por",
        "edição de texto",
        "entrevista",
        "texto e fotos?",
    ),
    and_in_names=("e",),
    with_=("com",),
    in_place=("em",),
    translated_by=(
        r"traduzid[oa](?: do \w+)? por",
        r"tradução(?: do \w+)? (?:de|por)",
    ),
    translator_labels=(
        "tradução",
        "tradutora?",
    ),
    other_roles=(
        "(?:fotos?|fotografias?|ilustraç(?:ão|ões)|vídeo)(?: de| por)?",
        "(?:traduzido|tradução)(?: por| de)?",
        r"(?:edição|fonte|imagens|supervisão)(?=\s*[:：])",
    ),
    biography_verbs=("é", "ensina", "escreve", "trabalha", "dirige", "vive"),
    biography_words=("autora?", "jornalista", r"professor\w*", r"escritor\w*", "correspondente", r"pesquisador\w*"),
    note_openings=(
        r"(?:este|o) (?:artigo|texto) (?:foi )?(?:originalmente )?(?:publicado|saiu|apareceu)"
        r"(?: originalmente| pela primeira vez)?",
        "publicado originalmente",
        "originalmente publicado",
    ),
    before_outlet=("em", "no", "na", "pelo", "pela"),
    after_outlet=("em", "a"),
    note_rest=("em", "publicado"),
    copied=("republicado", "reproduzido"),
    also=("também",),
    link_labels=(
        "leia",
        "veja",
        "mais",
    ),
    ends_letters=("cancelar (?:la )?su[bs]scrição",),
    furniture=(
        r"(?:l(?:er|eia)|sa(?:ber|iba)|ver|veja) mais\W*",
        "(?:assine|receba|subscreva|inscreva-se na) (?:a )?(?:nossa )?newsletter.{0,60}",
        "(?:compartilh|partilh)(?:e|ar)(?: .{0,30})?",
        r"(?:(?:índice|tabela) de conteúdos?|neste artigo|nesta página)\s*[:：]?",
        "publicidade",
        r"(?:leia|veja) (?:também|mais)\s*[:：].*",
        r"saiba mais\s*[:：].*",
        r"tempo de leitura\s*[:：]?\s*\d+ ?min(?:utos?)?\.?",
        r"(?:compartilhar|partilhar) (?:no|via|em) \w+",
        r"\d+ ?min(?:utos?)? de leitura",
        r"leitura\s*[:：]?\s*\d+ ?min(?:utos?)?\.?",
        "exclusivo para assinantes|só para assinantes",
    ),
    suspended=frozenset({"e", "ou"}),
    about=("sobre",),
    furniture_at_edges=(
        "compartilhar",
        "partilhar",
        "imprimir",
        r"(?:tags|palavras-chave|temas)\s*[:：].*",
        r".{0,120}\btodos os direitos reservados\.?",
        "(?:assine|inscreva-se|subscreva)(?: .{1,60})?",
    ),
    other_pages=(
        "(?:artigos|notícias|matérias|posts) relacionad[ao]s",
        "veja também",
        "leia também",
        "mais lid[ao]s",
        "você (?:também )?pode gostar",
        "anterior",
        "próximo",
    ),
    comments=(
        r"(?:\d+ )?comentários?(?:\s*\(\d+\))?\s*:?",
        "deixe (?:um|o seu|seu) comentário",
    ),
    section_labels=(
        *("ensaio", "entrevista", "coluna", "resenha", "reportagem", "política", "economia"),
        *("cultura", "esportes?", "desporto", "ciência", "saúde", "sociedade", "educação"),
        *("ambiente", "viagens", "história", "internacional", "editorial", "crônica", "perfil"),
        *("livros",),
    ),
    pages=(
        "página",
        r"pág\.",
    ),
    closing_credits=(
        "colabor(?:ou|aram)",
        "com informações d[eao]",
        "(?:edição|reportagem) de",
    ),
    short_disclaimers=(
        "as opiniões (?:expressas|emitidas).{0,60}são de (?:inteira |exclusiva )?responsabilidade d[oae]s? autor(?:a|"
        "es)?.{0,60}",
    ),
    note_sentences=(
        "(?:(?:(?:este|o) )?(?:artigo|texto|ensaio) )?(?:foi )?(?:originalmente |"
        "inicialmente )?publicado(?: originalmente| pela primeira vez| inicialmente) (?:em|na|no|pela|"
        "pelo) {outlet}",
        "(?:(?:(?:este|o) )?(?:artigo|texto|ensaio) )?(?:foi )?(?:originalmente|inicialmente) publicado (?:em|na|"
        "no|pela|pelo) {outlet}",
        "(?:(?:(?:este|o) )?(?:artigo|texto|ensaio) )?(?:reproduzido|republicado)(?: aqui)? (?:com"
        " (?:a )?(?:permissão|autorização) d[aeo]|de) {outlet}",
        "(?:(?:este|esta|o|a) )?(?:artigo|texto|reportagem|matéria|entrevista|coluna|crônica|ensaio) (?:foi |é"
        " )?(?:republicad|reproduzid)[oa](?: aqui)? (?:com (?:a )?(?:permissão|autorização) )?d[aeo] {outlet}(?: sob"
        " (?:uma )?licença creative commons)?",
        "(?:esta|a) (?:reportagem|matéria|entrevista|coluna|crônica) foi (?:originalmente |inicialmente )?publicada(?:"
        " originalmente| pela primeira vez| inicialmente)?(?: em)? (?:em|na|no|pela|pelo) {outlet}",
        "uma versão (?:anterior |reduzida |mais curta )?deste (?:artigo|texto) foi publicada(?: originalmente)? (?:em|"
        "na|no|pela|pelo) {outlet}",
        "(?:(?:esta|a) )?(?:reportagem|matéria|entrevista|coluna|crônica) publicada(?: originalmente| pela primeira"
        " vez| inicialmente) (?:em|na|no|pela|pelo) {outlet}",
        "(?:este|esta|o|a) (?:artigo|texto|reportagem|matéria|entrevista|ensaio) foi (?:republicad|reproduzid)[oa]"
        " (?:em|no|na|pelo|pela) {outlet}",
    ),
    from_outlet=(
        "permissão",
        "autorização",
        "(?<!.)d[aeo]",
        "cortesia",
    ),
    press_jobs=(
        "jornalista",
        "repórter",
        "correspondente",
        "colunista",
        "editora?",
        "enviad[oa] especial",
        "especial para [a-z]+",
        "da redação",
        r"enviad[oa] especial(?: (?:a|ao|em) [^\W\d_]\w+(?: [^\W\d_]\w+)?)?",
        r"correspondente(?: em [^\W\d_]\w+(?: [^\W\d_]\w+)?)?",
    ),
    agencies=("agências",),
    submitted_by=(
        "(?:reportagem|análise|coluna|artigo|entrevista|opinião|texto) (?:de|por)",
        "publicado por",
        r"(?:por|de) noss[oa] (?:correspondente|enviad[oa] especial)(?: em \w+)?,?",
    ),
    note_companions=(
        "leia o (?:artigo |texto )?original(?: aqui)?",
        r"traduzid[oa] (?:d[oa] \w+ )?por\b.{1,60}",
        r"tradução(?: d[aeo])?\b.{1,60}",
    ),
    jobs=(
        "historiadora?",
        "economista",
        "advogad[oa]",
        "professora?",
        "escritora?",
        "jornalista",
        "diretora?",
        "pesquisadora?",
        "cientista",
    ),
    collectives=(
        "redação",
        "da redação",
    ),
    skipped_before_outlet=("(?:revista|jornal|site|portal|blog|plataforma)",),
)
