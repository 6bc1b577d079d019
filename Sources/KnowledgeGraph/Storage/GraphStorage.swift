/// The actors and relations of a graph in columns, and the values that the rows stand for.
package struct GraphStorage: Sendable {
  package var identifiers = IdentifierTable()
  package var texts = TextPool()
  package var actors: [ActorRow] = []
  package var relations: [RelationRow] = []
  package var attributes: [AttributeRow] = []
  package var evidence: [EvidenceRow] = []
  package var passages: [PassageRow] = []
  /// Aliases and IRIs.
  package var listedTexts: [PooledText] = []

  package init() {}
}

extension GraphStorage {
  func text(_ text: PooledText) -> Text { Text(carried: texts[text].string) }

  package func identifier(_ number: IdentifierNumber) -> Identifier {
    Identifier(known: Text(carried: identifiers[number].string))
  }

  /// The number of an identifier, where any actor or relation mentions it.
  package func number(of id: Identifier) -> IdentifierNumber? {
    identifiers.existingNumber(of: id.string.utf8.span)
  }

  func actor(at place: Int) -> Actor {
    let row = actors[place]
    return Actor(
      id: identifier(row.id), name: text(row.name), type: identifier(row.type),
      aliases: row.aliases.places.map { text(listedTexts[$0]) },
      description: row.description.map(text),
      sameAs: row.sameAs.places.map { IRI(unchecked: texts[listedTexts[$0]].string) },
      isInferred: row.isInferred, review: row.review, attributes: attributes(row.attributes))
  }

  func relation(at place: Int) -> Relation {
    let row = relations[place]
    let claim = Claim(
      identifier(row.from), identifier(row.type), identifier(row.to),
      attributes: attributes(row.attributes), time: row.time, polarity: row.polarity,
      isInferred: row.isInferred, review: row.review)
    return Relation(
      id: identifier(row.id), claim, evidence: row.evidence.places.map { evidence(evidence[$0]) })
  }

  private func attributes(_ range: ColumnRange) -> Attributes {
    Attributes(inOrder: range.places.map { attribute(attributes[$0]) })
  }

  private func attribute(_ row: AttributeRow) -> Attribute {
    let value: AttributeValue =
      switch row.value {
      case .text(let text): .text(self.text(text))
      case .integer(let number): .integer(number)
      case .decimal(let form): .decimal(DecimalNumber(known: texts[form].string))
      case .boolean(let truth): .boolean(truth)
      case .date(let date): .date(date)
      case .actor(let id): .actor(identifier(id))
      }
    return Attribute(identifier(row.name), value)
  }

  private func evidence(_ row: EvidenceRow) -> Evidence {
    let state: Evidence.State =
      switch row.state {
      case .unchecked: .unchecked
      case .file(let line): .file(line: line)
      case .found(let passages, let before, let after):
        .found(
          Evidence.Finding(
            passages: passages.places.map { place in
              Evidence.Passage(
                range: self.passages[place].range, exact: text(self.passages[place].exact))
            },
            before: text(before), after: text(after)))
      }
    return Evidence(
      document: identifier(row.document),
      quote: row.quote.map {
        Evidence.Quote(text($0), prefix: row.prefix.map(text), suffix: row.suffix.map(text))
      },
      speaker: row.speaker.map(identifier), stance: row.stance, state: state)
  }
}
