/// Actors, relations and what belongs to them as rows of fixed size: texts and identifiers are numbers,
/// lists are ranges of a column that all rows share.

/// A stretch of a column.
package struct ColumnRange: Hashable, Sendable {
  package let start: UInt32
  package let end: UInt32

  package init(_ start: Int, _ end: Int) {
    self.start = UInt32(start)
    self.end = UInt32(end)
  }

  package var places: Range<Int> { Int(start)..<Int(end) }
  package var count: Int { Int(end - start) }
  package var isEmpty: Bool { start == end }
}

/// An actor.
package struct ActorRow: Sendable {
  package var id: IdentifierNumber
  package var name: PooledText
  package var type: IdentifierNumber
  package var description: PooledText?
  package var isInferred = false
  package var review: Review?
  /// In the column of texts.
  package var aliases = ColumnRange(0, 0)
  /// In the column of texts.
  package var sameAs = ColumnRange(0, 0)
  package var attributes = ColumnRange(0, 0)

  package init(id: IdentifierNumber, name: PooledText, type: IdentifierNumber) {
    self.id = id
    self.name = name
    self.type = type
  }
}

/// A relation.
package struct RelationRow: Sendable {
  package var id: IdentifierNumber
  package var type: IdentifierNumber
  package var from: IdentifierNumber
  package var to: IdentifierNumber
  package var time: Claim.Time?
  package var polarity = Claim.Polarity.affirmative
  package var isInferred = false
  package var review: Review?
  package var attributes = ColumnRange(0, 0)
  package var evidence = ColumnRange(0, 0)

  package init(
    id: IdentifierNumber, type: IdentifierNumber, from: IdentifierNumber, to: IdentifierNumber
  ) {
    self.id = id
    self.type = type
    self.from = from
    self.to = to
  }
}

/// An attribute of an actor or a relation. The attributes of one stand in the order of their names'
/// bytes, at most one of each name.
package struct AttributeRow: Sendable {
  package var value: Value
  package var name: IdentifierNumber

  package init(_ name: IdentifierNumber, _ value: Value) {
    self.name = name
    self.value = value
  }

  package enum Value: Hashable, Sendable {
    case text(PooledText)
    case integer(Int)
    /// The number's lexical form.
    case decimal(PooledText)
    case boolean(Bool)
    case date(PartialDate)
    case actor(IdentifierNumber)
  }
}

/// A piece of evidence.
package struct EvidenceRow: Sendable {
  package var document: IdentifierNumber
  package var quote: PooledText?
  package var prefix: PooledText?
  package var suffix: PooledText?
  package var speaker: IdentifierNumber?
  package var stance = Evidence.Stance.asserts
  package var state: State

  package init(document: IdentifierNumber, state: State) {
    self.document = document
    self.state = state
  }

  package enum State: Sendable {
    case unchecked
    case file(line: Int?)
    case found(passages: ColumnRange, before: PooledText, after: PooledText)
  }
}

/// A stretch of a document.
package struct PassageRow: Sendable {
  /// In Unicode scalars from the document's start.
  package var range: Range<Int>
  package var exact: PooledText

  package init(range: Range<Int>, exact: PooledText) {
    self.range = range
    self.exact = exact
  }
}
