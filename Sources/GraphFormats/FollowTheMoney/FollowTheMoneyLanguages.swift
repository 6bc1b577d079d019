/// The languages that FollowTheMoney knows (`LanguageType`): codes of three letters (ISO 639-3), and those of two
/// that BCP 47 has for the same.
enum FollowTheMoneyLanguages {
  /// The code of three letters; nothing where FollowTheMoney would drop it.
  static func code(ofTag tag: String) -> String? {
    let language = tag.split(separator: "-").first.map { $0.lowercased() } ?? ""
    return codes[language] ?? (known.contains(language) ? language : nil)
  }

  /// The shortest tag for a code of three letters.
  static func tag(ofCode code: String) -> String { tags[code] ?? code }

  private static let codes: [String: String] = Dictionary(
    uniqueKeysWithValues: table.split(separator: " ").map { pair in
      (String(pair.prefix(2)), String(pair.dropFirst(3)))
    })

  /// All codes; some languages have no code of two letters.
  private static let known = Set(codes.values).union(["cnr", "fil", "mul"])

  private static let tags: [String: String] = Dictionary(
    codes.map { ($1, $0) }, uniquingKeysWith: { min($0, $1) })

  private static let table = """
    af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces da:dan de:deu el:ell \
    en:eng es:spa et:est fa:fas fi:fin fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye id:ind \
    is:isl it:ita ja:jpn ka:kat kk:kaz km:khm kn:kan ko:kor ky:kir lb:ltz lo:lao lt:lit lv:lav mk:mkd \
    mn:mon ms:msa mt:mlt my:mya ne:nep nl:nld no:nor pl:pol ps:pus pt:por ro:ron ru:rus si:sin sk:slk \
    sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tl:tgl tr:tur uk:ukr ur:urd \
    uz:uzb vi:vie zh:zho
    """
}
