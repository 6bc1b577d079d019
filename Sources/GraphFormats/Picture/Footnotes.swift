public import KnowledgeGraph

/// The numbered sentences of a graph: the number stands at the line, the sentence beneath the map, and the same number
/// beside it, in the page, in GraphML and in JSON-LD.
///
/// A relation's number is its place in the graph, from 1.
public struct Footnotes: Sendable {
  private let graph: Graph
  /// How many Unicode scalars of a quote are shown; nothing for all.
  private let quoteLimit: Int?

  /// The footnotes of a graph.
  public init(of graph: Graph, quoteLimit: Int? = nil) {
    self.graph = graph
    self.quoteLimit = quoteLimit
  }

  /// What a footnote says.
  public struct Note: Sendable, Hashable {
    public let number: Int
    /// Who does what to whom: `Blue Shipping supplies the port authority, since 2024-03`.
    public let claim: String
    public let pieces: [Piece]

    /// A piece of evidence, in words.
    public struct Piece: Sendable, Hashable {
      /// The words, in quotation marks, or where they are.
      public let words: String
      /// Who stands behind them, and how: `the prosecutor alleges`.
      public let voice: String
      /// The document, its publisher and date.
      public let source: String
    }
  }

  /// How many there are.
  public var count: Int { graph.relations.count }

  /// The footnote of the relation at `place`.
  public subscript(place: Int) -> Note {
    let relation = graph.relations[place]
    return Note(
      number: Footnotes.number(at: place), claim: claim(relation.claim),
      pieces: relation.evidence.map(piece))
  }

  private func claim(_ claim: Claim) -> String {
    let type = graph.vocabulary.relationType(claim.type)?.shownLabel ?? claim.type.string
    let verb = PlainLine.text(type)
    let marks = claim.review.mark + (claim.polarity == .negative ? "not: " : "")
    var words = "\(name(claim.from)) – \(marks)\(verb) – \(name(claim.to))"
    for attribute in claim.attributes {
      let label = graph.vocabulary.relationProperty(attribute.name)?.label ?? attribute.name.text
      let value = attribute.value.words(text: PlainLine.text, actor: name)
      words += "; \(PlainLine.text(label.string)) \(value)"
    }
    if let time = claim.time { words += "; \(time.words)" }
    if claim.isInferred { words += "; inferred" }
    return words
  }

  private func piece(_ evidence: Evidence) -> Note.Piece {
    Note.Piece(
      words: words(evidence),
      voice: (evidence.speaker.map(name) ?? "the document") + " " + evidence.stance.rawValue,
      source: graph.document(evidence.document)?.citation(text: PlainLine.text)
        ?? PlainLine.text(evidence.document.string))
  }

  private func words(_ evidence: Evidence) -> String {
    switch evidence.state {
    case .found(let finding): quoted(finding.passages.map(\.exact.string).joined(separator: " … "))
    case .unchecked: quoted(evidence.quote?.text.string ?? "") + " (unchecked)"
    case .file(let line): "the file itself" + (line.map { ", line \($0)" } ?? "")
    }
  }

  private func quoted(_ words: String) -> String {
    "“" + PlainLine.text(words.cut(to: quoteLimit)) + "”"
  }

  private func name(_ id: Identifier) -> String {
    let name = graph.actor(id)?.name.string ?? ""
    return PlainLine.text(name.isEmpty ? id.string : name)
  }

  /// The list as a page of Markdown.
  public func writeMarkdown<Sink: ByteSink & ~Copyable>(
    to sink: inout Sink
  ) throws(Sink.Failure) {
    var head = ByteBlock()
    let title = graph.metadata.title ?? graph.metadata.name.text
    head.append("# \(MarkdownText.line(title.string)): the sentences\n\n")
    try head.flush(to: &sink)
    try writeElements(count, to: &sink) { places, block in
      var block = block
      for place in places {
        let note = self[place]
        block.append("\(note.number). \(MarkdownText.line(note.claim))\n")
        for piece in note.pieces {
          let parts = [piece.words, piece.voice, piece.source].map(MarkdownText.line)
          block.append("    - \(parts[0]) – \(parts[1]) (\(parts[2]))\n")
        }
      }
      return block
    }
  }

  /// The number of the relation at `place`.
  static func number(at place: Int) -> Int { place + 1 }

  /// A number as it stands at a line: `³`.
  static func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }
}
