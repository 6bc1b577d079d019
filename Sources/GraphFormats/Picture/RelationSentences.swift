import KnowledgeGraph

/// Relations as sentences, and who says so: what a picture says of its elements to those who point at them or
/// have them read aloud.
struct RelationSentences: Sendable {
  private let graph: Graph
  /// How many Unicode scalars of a quote are shown; nothing for all.
  private let quoteLimit: Int?

  init(_ graph: Graph, quoteLimit: Int?) {
    self.graph = graph
    self.quoteLimit = quoteLimit
  }

  /// An actor's name and type: `Blue Shipping (organisation)`.
  func title(ofActorAt place: Int) -> String {
    let actor = graph.actors[place]
    let type = graph.vocabulary.actorType(actor.type)?.label.string ?? actor.type.string
    let marks = [actor.review.open, actor.isInferred ? "inferred" : nil].compactMap(\.self)
    return name(actor) + " (" + ([type] + marks).joined(separator: ", ") + ")"
  }

  /// What is known of an actor; nothing where that is no more than its name.
  func description(ofActorAt place: Int) -> String? {
    let actor = graph.actors[place]
    var lines = actor.description.map { [PlainLine.text($0.string)] } ?? []
    if !actor.aliases.isEmpty {
      lines.append(
        "Also: " + actor.aliases.map { PlainLine.text($0.string) }.joined(separator: ", "))
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// A relation in a sentence: `Alleged: Blue Shipping supplies the port authority, since 2024-03`.
  func title(of relation: Relation) -> String {
    let claim = relation.claim
    let verb = graph.vocabulary.relationType(claim.type)?.shownLabel ?? claim.type.string
    let sentence = "\(name(claim.from)) \(PlainLine.text(verb)) \(name(claim.to))"
    let marks = marks(of: relation).joined(separator: ", ")
    return (marks.isEmpty ? "" : marks.prefix(1).uppercased() + marks.dropFirst() + ": ") + sentence
      + (claim.time.map { ", \($0.words)" } ?? "")
  }

  /// What has to be said before the sentence, lest it say what nobody has said.
  private func marks(of relation: Relation) -> [String] {
    let stances = relation.evidence.map(\.stance)
    let isAsserted = stances.contains(.asserts)
    return [
      relation.claim.review.open,
      isAsserted ? nil : stances.contains(.alleges) ? "alleged" : nil,
      stances.contains(.denies) ? "denied" : nil,
      relation.claim.polarity == .negative ? "not so" : nil,
      relation.claim.isInferred ? "inferred" : nil,
    ].compactMap(\.self)
  }

  /// A line for each qualifier and piece of evidence: `Ana Ruiz alleges: “delivered the fuel” (The ledger)`.
  func description(of relation: Relation) -> String {
    let qualifiers = relation.claim.attributes.map { attribute in
      let label = graph.vocabulary.relationProperty(attribute.name)?.label ?? attribute.name.text
      return PlainLine.text(label.string) + ": "
        + attribute.value.words(text: PlainLine.text, actor: name)
    }
    return (qualifiers + relation.evidence.map(line)).joined(separator: "\n")
  }

  private func line(_ evidence: Evidence) -> String {
    let source =
      graph.document(evidence.document)?.citation(text: PlainLine.text)
      ?? PlainLine.text(evidence.document.string)
    let words = words(of: evidence).map { ": “\($0)”" } ?? ""
    let voice = evidence.speaker.map(name) ?? source
    return "\(voice) \(evidence.stance.rawValue)\(words)"
      + (evidence.speaker == nil ? "" : " (\(source))")
      + (evidence.state == .unchecked ? " [not checked against the text]" : "")
  }

  /// The document's own words, where they were found, else those of the case.
  private func words(of evidence: Evidence) -> String? {
    let text =
      switch evidence.state {
      case .found(let finding): finding.passages.map(\.exact.string).joined(separator: " … ")
      case .unchecked, .file: evidence.quote?.text.string
      }
    return text.map { PlainLine.text($0.cut(to: quoteLimit)) }
  }

  private func name(_ id: Identifier) -> String {
    graph.actor(id).map(name) ?? PlainLine.text(id.string)
  }

  private func name(_ actor: Actor) -> String {
    PlainLine.text(actor.name.isEmpty ? actor.id.string : actor.name.string)
  }
}

extension Review? {
  /// The word for what no person has accepted.
  fileprivate var open: String? { self == .proposed || self == .rejected ? word : nil }
}

extension String {
  /// The first `limit` Unicode scalars, with an ellipsis where there are more; everything without a limit.
  package func cut(to limit: Int?) -> String {
    guard let limit, unicodeScalars.dropFirst(limit).first != nil else { return self }
    return String(unicodeScalars.prefix(limit)) + "…"
  }
}

/// Text of others as a part of a sentence of ours.
enum PlainLine {
  /// `text` on one line, and kept from turning its surroundings around: what is written from right to left is
  /// isolated, and controls of direction become U+FFFD.
  static func text(_ text: String) -> String {
    let scalars = text.unicodeScalars
    // What is below U+0590 is written from left to right.
    if scalars.allSatisfy({ (0x20..<0x0590).contains($0.value) }) { return text }
    var line = String.UnicodeScalarView()
    for scalar in scalars {
      if scalar.properties.isWhitespace {
        if line.last != " " { line.append(" ") }
      } else {
        line.append(scalar.isDirectionControl ? "\u{FFFD}" : scalar)
      }
    }
    let needsIsolation = line.contains { $0.value >= 0x0590 && isOfOtherDirection($0) }
    return needsIsolation ? "\u{2068}" + String(line) + "\u{2069}" : String(line)
  }

  /// The blocks of scripts that are written from right to left, and what stands for a control in them.
  private static func isOfOtherDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0xFFFD, 0x10800...0x10FFF,
      0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
