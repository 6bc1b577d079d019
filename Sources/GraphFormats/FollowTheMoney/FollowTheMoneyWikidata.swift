/// Links to the same thing in Wikidata and Wikipedia, for which FollowTheMoney has properties.
enum FollowTheMoneyWikidata {
  /// What stands before other links, in notes.
  static let note = "same as"

  private static let entity = "https://www.wikidata.org/entity/"

  /// The item that an IRI of Wikidata is of: `Q1`.
  static func item(of iri: String) -> String? {
    for prefix in [entity, "http" + entity.dropFirst(5)] where iri.hasPrefix(prefix) {
      let item = String(iri.dropFirst(prefix.count))
      return isItem(item) ? item : nil
    }
    return nil
  }

  /// The IRI of an item.
  static func iri(ofItem item: String) -> String? { isItem(item) ? entity + item : nil }

  static func isArticle(_ iri: String) -> Bool {
    guard iri.hasPrefix("https://") else { return false }
    let parts = iri.split(separator: "/", maxSplits: 3)
    return parts.count > 2 && parts[1].hasSuffix(".wikipedia.org")
      && iri.contains(".wikipedia.org/wiki/")
  }

  private static func isItem(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst()
    return text.utf8.first == UInt8(ascii: "Q") && !digits.isEmpty
      && digits.allSatisfy { (0x30...0x39).contains($0) }
  }
}
