import KnowledgeGraph

/// The search for all the evidence that a case takes from one document.
struct EvidenceSearch {
  /// A piece of evidence that is to be found.
  struct Piece: Sendable {
    let quote: Evidence.Quote
    /// The ends of its relation, which the words or their paragraph are to name.
    let ends: [Identifier]
  }

  /// What came of looking for a piece.
  enum Result: Sendable {
    /// Its place, and the ends that neither the words nor their paragraph name.
    case found(Evidence.Finding, unnamed: [Identifier])
    /// That it has none, in words.
    case failed(String)
  }

  /// The names of each actor; one that is not among them counts as named.
  let names: [Identifier: [NameSearch]]
  private var finder: QuoteFinder
  /// The paragraphs so far, as names are looked for in them, by their ranges in Unicode scalars.
  private var paragraphs: [Range<Int>: SearchedText] = [:]
  /// How many bytes are read in all in search of nearest passages, besides 16 times each document.
  private static let nearestBudget = Double(1 << 29)
  /// What was said of quotes that were not found: many may be the same.
  private var failures: [Evidence.Quote: String] = [:]

  /// A search in a document; `share` is the part of the case's evidence that it has, and of the time
  /// to find out what comes nearest to missing quotes.
  init(_ text: DocumentText, names: [Identifier: [NameSearch]], share: Double) {
    finder = QuoteFinder(
      text, nearestBudget: 16 * text.utf8.count + Int(share * Self.nearestBudget))
    self.names = names
  }

  /// Looks for a piece.
  mutating func result(of piece: Piece) -> Result {
    let quote = piece.quote
    if let message = failures[quote] { return .failed(message) }
    let result = finder.find(
      quote.text.string, prefix: quote.prefix?.string, suffix: quote.suffix?.string)
    if case .found(let ranges) = result {
      let unnamed = piece.ends.filter { !isNamed($0, around: ranges) }
      return .found(Evidence.Finding(ranges, in: finder.text), unnamed: unnamed)
    }
    let message = message(of: result)
    failures[quote] = message
    return .failed(message)
  }

  private mutating func message(of result: QuoteResult) -> String {
    switch result {
    case .ambiguous(let places, let count): finder.message(ofAmbiguous: places, count: count)
    case .missing(let missing): missing.message
    case .refused(let message): message
    case .found: ""
    }
  }

  /// Whether a paragraph that one of the ranges stands in has one of the actor's names.
  private mutating func isNamed(_ actor: Identifier, around ranges: [Range<Int>]) -> Bool {
    guard let names = names[actor] else { return true }
    return ranges.contains { range in
      let place = finder.text.paragraph(around: range)
      if paragraphs[place] == nil {
        let folded = NameSearch.folded(finder.text.text(in: place))
        paragraphs[place] = SearchedText(Array(folded.utf8))
      }
      return names.contains { $0.isNamed(in: &paragraphs[place, default: SearchedText([])]) }
    }
  }
}

extension Evidence.Finding {
  /// What the document has at `ranges` (Unicode scalars), and on each side.
  fileprivate init(_ ranges: [Range<Int>], in text: DocumentText) {
    let contextLength = 32
    let start = ranges.first?.lowerBound ?? 0
    let end = ranges.last?.upperBound ?? 0
    self.init(
      passages: ranges.map { Evidence.Passage(range: $0, exact: Text(text.text(in: $0))) },
      before: Text(text.text(in: max(0, start - contextLength)..<start)),
      after: Text(text.text(in: end..<(end + contextLength))))
  }
}
