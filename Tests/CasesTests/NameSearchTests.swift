import KnowledgeGraph
import Testing

@testable import Cases

/// Where a name counts as standing in a text.
@Suite struct NameSearchTests {
  private func isNamed(_ name: String, in text: String) -> Bool {
    var searched = SearchedText(Array(NameSearch.folded(text).utf8))
    return NameSearch(Text(name)).isNamed(in: &searched)
  }

  @Test(arguments: [
    ("US", "The US said"), ("us", "US"), ("US", "the US."), ("US", "(US)"), ("US", "US's"),
    ("US", "anti-US"), ("Blue Shipping", "«Blue Shipping»"), ("Blue", "¿Blue?"), ("Blue", "…Blue…"),
    ("Blue", "“Blue”"), ("Blue", "🚢Blue🚢"), ("Blue", "Blue€"), ("Blue  Shipping", "Blue\nShipping"),
    (" Blue ", "Blue"), ("O’Brien", "o'brien"), ("ÉLAN", "élan"), ("U.S.", "the U.S. and"),
    ("U.S.", "the U.S.and"), ("青港", "船は青港に"), ("부산", "부산에서"), ("Blue", "Bluest Blue"),
    ("Blue\u{AD}Shipping", "BlueShipping"),
  ]) func itStandsThere(name: String, text: String) {
    #expect(isNamed(name, in: text))
  }

  @Test(arguments: [
    ("US", "USAGE"), ("US", "bUS"), ("US", "US1"), ("Elan", "Élan"), ("lan", "élan"),
    ("Caf", "Café"),
    ("Cafe", "Cafe\u{301}"), ("Blue", "Blü"), ("Blue Shipping", "Blue, Shipping"), ("Blue", ""),
    ("\u{200B}", "anything"), ("\u{AD}", "\u{AD}"), (" ", "a b"),
  ]) func itDoesNotStandThere(name: String, text: String) {
    #expect(!isNamed(name, in: text))
  }
}
