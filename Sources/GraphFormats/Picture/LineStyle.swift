package import KnowledgeGraph

/// How a line is drawn: solid where someone asserts the relation, dashed where it is only alleged, dotted
/// where it is only denied.
package enum LineStyle: String {
  case solid, dashed, dotted

  /// The style of a relation whose strongest stance that is.
  package init(_ stance: Evidence.Stance) {
    switch stance {
    case .asserts: self = .solid
    case .alleges: self = .dashed
    case .denies: self = .dotted
    }
  }
}

extension GraphStorage {
  /// The stance that says most for a relation: asserted by anyone, else alleged, else denied; and whether
  /// anyone denies it.
  package func stances(of relation: RelationRow) -> (strongest: Evidence.Stance, isDenied: Bool) {
    var strongest = Evidence.Stance.denies
    var isDenied = false
    for place in relation.evidence.places {
      switch evidence[place].stance {
      case .asserts: strongest = .asserts
      case .alleges: if strongest == .denies { strongest = .alleges }
      case .denies: isDenied = true
      }
    }
    return (strongest, isDenied)
  }
}
