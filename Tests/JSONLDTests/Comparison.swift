import JSONLD

/// Comparison of documents as the suite's README has it: arrays are sets, but for the values of `@list`.
enum Comparison {
  /// Whether two expanded or flattened documents say the same, but for the identifiers of blank nodes.
  static func areSame(_ left: JSON, _ right: JSON) -> Bool {
    let a = blanks(of: left)
    let b = blanks(of: right)
    if a == b, areSame(left, right, isList: false, [:]) { return true }
    guard a.count == b.count else { return false }
    return matches(left, right, a, b)
  }

  /// Tries to find which blank node of the one is which of the other, in a bounded number of attempts.
  private static func matches(_ left: JSON, _ right: JSON, _ a: [ExactString], _ b: [ExactString])
    -> Bool
  {
    var attempts = 0
    func search(_ place: Int, _ names: [ExactString: ExactString], _ free: [ExactString]) -> Bool {
      attempts += 1
      guard attempts < 50_000 else { return false }
      guard place < a.count else { return areSame(left, right, isList: false, names) }
      for (index, candidate) in free.enumerated() {
        var names = names
        names[a[place]] = candidate
        var others = free
        others.remove(at: index)
        if search(place + 1, names, others) { return true }
      }
      return false
    }
    return search(0, [:], b)
  }

  private static func areSame(
    _ left: JSON, _ right: JSON, isList: Bool, _ names: [ExactString: ExactString]
  ) -> Bool {
    switch (left.content, right.content) {
    case (.string(let a), .string(let b)): return names[a] ?? a == b
    case (.array(let a), .array(let b)):
      guard a.count == b.count else { return false }
      if isList { return zip(a, b).allSatisfy { areSame($0, $1, isList: false, names) } }
      var free = b
      for element in a {
        let match = free.firstIndex { areSame(element, $0, isList: false, names) }
        guard let match else { return false }
        free.remove(at: match)
      }
      return true
    case (.object(let a), .object(let b)):
      guard a.count == b.count else { return false }
      return a.members.allSatisfy { member in
        guard let other = b[names[member.key] ?? member.key] else { return false }
        if member.key == "@language", let one = member.value.string, let two = other.string {
          return one.string.lowercased() == two.string.lowercased()
        }
        return areSame(member.value, other, isList: member.key == "@list", names)
      }
    default: return left == right
    }
  }

  private static func blanks(of json: JSON) -> [ExactString] {
    var found: [ExactString] = []
    func visit(_ json: JSON) {
      switch json.content {
      case .string(let text): take(text)
      case .array(let elements): elements.forEach(visit)
      case .object(let object):
        for member in object.members {
          take(member.key)
          visit(member.value)
        }
      default: break
      }
    }
    func take(_ text: ExactString) {
      if text.string.hasPrefix("_:"), !found.contains(text) { found.append(text) }
    }
    visit(json)
    return found
  }
}
