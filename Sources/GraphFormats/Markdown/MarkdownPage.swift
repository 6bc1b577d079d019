import KnowledgeGraph

/// A page of Markdown about a graph, part by part.
struct MarkdownPage {
  var block: ByteBlock
  private let graph: Graph
  private let profile: MarkdownFormat.Profile
  /// The numbers of the documents' footnotes.
  private let footnotes: [Identifier: Int]

  /// A page that goes on after what `block` has.
  init(
    _ graph: Graph, _ profile: MarkdownFormat.Profile, _ block: consuming ByteBlock = ByteBlock()
  ) {
    self.graph = graph
    self.profile = profile
    self.block = block
    footnotes = Dictionary(
      graph.documents.enumerated().map { ($1.id, $0 + 1) }
    ) { first, _ in first }
  }

  private mutating func line(_ text: String) {
    block.append(text)
    block.append("\n")
  }
}

/// Relations.
extension MarkdownPage {
  /// The title, and the table's head.
  mutating func head() {
    let title = graph.metadata.title ?? graph.metadata.name.text
    line("# \(MarkdownText.line(title.string))\n")
    line("## Relations\n")
    line("| From | Relation | To | Details | Sentence | Who says so |")
    line("| --- | --- | --- | --- | --- | --- |")
  }

  /// The rows of a relation, one for each piece of evidence.
  mutating func rows(_ relation: Relation) {
    let claim = relation.claim
    let label = graph.vocabulary.relationType(claim.type)?.shownLabel ?? claim.type.string
    let verb = (claim.polarity == .negative ? "not: " : "") + MarkdownText.cell(label)
    let cells = [name(claim.from), verb, name(claim.to), details(claim)]
    for (number, evidence) in relation.evidence.enumerated() {
      let claimed = number == 0 ? cells : cells.map { _ in "" }
      line(
        "| " + (claimed + [sentence(evidence), voice(evidence)]).joined(separator: " | ") + " |")
    }
  }

  /// When it was so, its qualifiers, and how sure it is.
  private func details(_ claim: Claim) -> String {
    var details: [String] = []
    if let time = claim.time { details.append(time.words) }
    details += claim.attributes.map { attribute in
      property(graph.vocabulary.relationProperty(attribute.name)?.label, attribute)
    }
    if claim.isInferred { details.append("inferred") }
    if let review = claim.review { details.append(review.rawValue) }
    return details.joined(separator: "; ")
  }

  private func property(_ label: Text?, _ attribute: Attribute) -> String {
    MarkdownText.cell((label ?? attribute.name.text).string) + ": "
      + attribute.value.words(text: MarkdownText.cell, actor: name)
  }

  /// The words of a piece of evidence, and where they stand.
  private func sentence(_ evidence: Evidence) -> String {
    let note = footnotes[evidence.document].map { "[^\($0)]" } ?? ""
    let quote = evidence.quote.map { MarkdownText.cell($0.text.string) }
    switch evidence.state {
    case .file(let line):
      return (["the file itself"] + [line.map { "line \($0)" }].compactMap(\.self))
        .joined(separator: ", ") + note
    case .unchecked:
      return "“\(quote ?? "")”\(note) (unchecked)"
    case .found(let finding):
      let exact = finding.passages.map { MarkdownText.cell($0.exact.string) }
        .joined(separator: " … ")
      let places = finding.passages.map { "\($0.range.lowerBound)–\($0.range.upperBound)" }
        .joined(separator: ", ")
      // By their bytes: `==` takes two ways to write an accent for one.
      let words = quote.map {
        $0.utf8.elementsEqual(exact.utf8) ? "“\(exact)”" : "“\($0)”, in the document “\(exact)”"
      }
      return "\(words ?? exact)\(note) (characters \(places))"
    }
  }

  /// Who speaks, and how they stand to the claim.
  private func voice(_ evidence: Evidence) -> String {
    let speaker = evidence.speaker.map(name) ?? "the document"
    return "\(speaker) \(evidence.stance.rawValue)"
  }

  /// An actor's name; as a link where that can lead to a note.
  private func name(_ id: Identifier) -> String {
    let name = graph.actor(id)?.name.string ?? id.string
    if profile == .obsidian, MarkdownText.canNameANote(name) { return "[[\(name)]]" }
    return MarkdownText.cell(name.isEmpty ? id.string : name)
  }
}

/// Actors and documents.
extension MarkdownPage {
  /// What stands before the actors.
  mutating func middle() { line("\n## Actors\n") }

  /// An actor's item in the list.
  mutating func item(_ actor: Actor) {
    let type = graph.vocabulary.actorType(actor.type)?.label ?? actor.type.text
    var parts = ["- \(name(actor.id)): \(MarkdownText.cell(type.string))"]
    if !actor.aliases.isEmpty {
      parts.append(
        "also " + actor.aliases.map { "“\(MarkdownText.cell($0.string))”" }.joined(separator: ", "))
    }
    if let description = actor.description {
      parts.append(MarkdownText.cell(description.string))
    }
    parts += actor.attributes.map { attribute in
      property(graph.vocabulary.actorProperty(attribute.name)?.label, attribute)
    }
    parts += actor.sameAs.map { MarkdownText.link($0) }
    if actor.isInferred { parts.append("inferred") }
    if let review = actor.review { parts.append(review.rawValue) }
    line(parts.joined(separator: "; "))
  }

  /// The documents, as the footnotes that the sentences refer to. A footnote that nothing refers to is not shown, so
  /// that documents without sentences stand in a list.
  mutating func documents() {
    line("\n## Documents\n")
    let isCited = citedDocuments
    let documents = graph.documents.enumerated()
    for (place, document) in documents where !isCited[place] { line("- " + text(of: document)) }
    if isCited.contains(true), isCited.contains(false) { line("") }
    for (place, document) in documents where isCited[place] {
      line("[^\(place + 1)]: " + text(of: document))
    }
  }

  /// Whether sentences refer to a document, by its place.
  private var citedDocuments: [Bool] {
    let places = PlaceTable(graph.documents.map { graph.storage.number(of: $0.id) })
    var isCited = [Bool](repeating: false, count: graph.documents.count)
    for piece in graph.storage.evidence {
      if let place = places[piece.document] { isCited[place] = true }
    }
    return isCited
  }

  private func text(of document: Document) -> String {
    let title = MarkdownText.cell((document.title ?? document.id.text).string)
    var parts: [String] = []
    if !document.authors.isEmpty {
      parts.append(document.authors.map { MarkdownText.cell($0.string) }.joined(separator: "; "))
    }
    if let publisher = document.publisher { parts.append(MarkdownText.cell(publisher.string)) }
    if let published = document.published { parts.append(published.description) }
    if let language = document.language { parts.append(MarkdownText.cell(language.string)) }
    if let url = document.url { parts.append(MarkdownText.link(url)) }
    if parts.isEmpty { return title }
    // `1984. ` would begin a list.
    let isNumber = title.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return title + (isNumber ? "\\. " : ". ") + parts.joined(separator: ". ")
  }
}
