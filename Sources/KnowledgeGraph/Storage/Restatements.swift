/// A relation that has the identifier of an earlier one, both by their places in the list.
package struct Restatement: Sendable {
  package let later: Int
  package let first: Int
}

extension GraphStorage {
  /// The relations that have an identifier for the second time: those that restate the first one, equal to
  /// it or to its reverse where the type is symmetric in all but the evidence, and those that do not.
  func repetitions(
    isSymmetric: (IdentifierNumber) -> Bool
  ) -> (restatements: [Restatement], duplicates: [Restatement]) {
    var first = PlaceTable()
    var restatements: [Restatement] = []
    var duplicates: [Restatement] = []
    for (place, relation) in relations.enumerated() {
      guard let earlier = first[relation.id] else {
        first[relation.id] = place
        continue
      }
      let repetition = Restatement(later: place, first: earlier)
      if isSaidAgain(earlier, place, isSymmetric: isSymmetric(relation.type)) {
        restatements.append(repetition)
      } else {
        duplicates.append(repetition)
      }
    }
    return (restatements, duplicates)
  }

  private func isSaidAgain(_ first: Int, _ later: Int, isSymmetric: Bool) -> Bool {
    let one = relations[first]
    let other = relations[later]
    let endsAreEqual =
      one.from == other.from && one.to == other.to
      || isSymmetric && one.from == other.to && one.to == other.from
    return endsAreEqual && one.type == other.type && one.time == other.time
      && one.polarity == other.polarity && one.isInferred == other.isInferred
      && one.review == other.review
      && one.attributes.count == other.attributes.count
      && zip(one.attributes.places, other.attributes.places).allSatisfy { one, other in
        attributes[one].name == attributes[other].name
          && isEqual(attributes[one].value, attributes[other].value)
      }
  }

  private func isEqual(_ one: AttributeRow.Value, _ other: AttributeRow.Value) -> Bool {
    switch (one, other) {
    case (.text(let one), .text(let other)), (.decimal(let one), .decimal(let other)):
      texts[one].isEqual(to: texts[other])
    default: one == other
    }
  }

  /// Makes one relation of each that is said again and the first that says it, with all the evidence.
  mutating func unite(_ restatements: [Restatement]) {
    guard !restatements.isEmpty else { return }
    var restated: [Int: [Int]] = [:]
    for one in restatements { restated[one.first, default: []].append(one.later) }
    let areRestatements = Set(restatements.map(\.later))
    var united: [RelationRow] = []
    for (place, relation) in relations.enumerated() where !areRestatements.contains(place) {
      var relation = relation
      if let others = restated[place] {
        let start = evidence.count
        for other in [place] + others {
          // One by one: a slice would hold on to the column, which would then be copied.
          for row in relations[other].evidence.places { evidence.append(evidence[row]) }
        }
        relation.evidence = ColumnRange(start, evidence.count)
      }
      united.append(relation)
    }
    relations = united
  }
}
