import KnowledgeGraph

extension Record {
  /// Makes a record of texts whose names have numbers in them: `document_2_author_1` is the first text of the
  /// list `author` in the second record of the list `document`.
  ///
  /// - Throws: `Misspelling`, where a list's numbers do not count up from 1.
  init(numbered values: [(name: String, text: [UInt8])]) throws(Misspelling) {
    self.init()
    var lists: [(name: String, texts: [Text], records: [[(name: String, text: [UInt8])]])] = []
    var places: [String: Int] = [:]
    for value in values {
      guard let (list, number, rest) = Record.parts(of: value.name) else {
        add(value.name, Text(value.text.span.string))
        continue
      }
      if places[list] == nil {
        places[list] = lists.count
        lists.append((list, [], []))
      }
      guard let place = places[list] else { continue }
      if let rest {
        if number == lists[place].records.count + 1 { lists[place].records.append([]) }
        guard number == lists[place].records.count else { throw Misspelling(field: value.name) }
        lists[place].records[number - 1].append((rest, value.text))
      } else {
        guard number == lists[place].texts.count + 1 else { throw Misspelling(field: value.name) }
        lists[place].texts.append(Text(value.text.span.string))
      }
    }
    for list in lists {
      add(list.name, list.texts)
      add(
        list.name,
        try list.records.map { values throws(Misspelling) in try Record(numbered: values) })
    }
  }

  /// The list's name, the number and what follows it, of a name with a number in it.
  private static func parts(of name: String) -> (list: String, number: Int, rest: String?)? {
    let words = name.split(separator: "_", omittingEmptySubsequences: false)
    guard let place = words.dropFirst().firstIndex(where: { Int($0) != nil }),
      let number = Int(words[place]), number > 0
    else { return nil }
    let rest = words[(place + 1)...].joined(separator: "_")
    return (words[..<place].joined(separator: "_"), number, rest.isEmpty ? nil : rest)
  }
}
