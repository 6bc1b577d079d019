package import KnowledgeGraph

extension RelationRow {
  /// What has to be said before the type's name, lest a line say what nobody has said.
  var marks: String { review.mark + (polarity == .negative ? "not: " : "") }
}

extension Review? {
  /// What a machine proposed stays marked until a person has accepted it.
  package var mark: String {
    switch self {
    case .proposed: "proposed: "
    case .rejected: "rejected: "
    case .accepted, nil: ""
    }
  }
}

extension RelationType {
  /// What lines of the type are called: its label, or else its name.
  package var shownLabel: String { label.isEmpty ? name.string : label.string }
}

extension Color {
  /// The colour, dark enough for lines and small letters on white.
  var darker: Color {
    func darker(_ part: UInt8) -> UInt32 { UInt32(part) * 11 / 20 }
    return Color(darker(red) << 16 | darker(green) << 8 | darker(blue))
  }
}

extension Review? {
  /// The class of what is reviewed.
  var word: String? { map(\.rawValue) }
}

extension Evidence.Stance {
  /// The class of a relation whose strongest stance that is.
  var word: String {
    switch self {
    case .asserts: "asserted"
    case .alleges: "alleged"
    case .denies: "denied"
    }
  }
}
