import KnowledgeGraph

extension Record {
  /// Makes a record of texts whose names have numbers in them: `document_2_author_1` is the first text of the
  /// list `author` in the second record of the list `document`. Names may come in any order, as Graphviz
  /// sorts them.
  ///
  /// - Throws: `Misspelling`, where a list's numbers are not those from 1 on.
  init(numbered values: [(name: String, text: [UInt8])]) throws(Misspelling) {
    self.init()
    var lists:
      [(name: String, texts: [Int: Text], records: [Int: [(name: String, text: [UInt8])]])] = []
    var places: [String: Int] = [:]
    for value in values {
      guard let (list, number, rest) = Record.parts(of: value.name) else {
        add(value.name, Text(value.text.span.string))
        continue
      }
      let place = places[list] ?? lists.count
      if place == lists.count {
        places[list] = place
        lists.append((list, [:], [:]))
      }
      if let rest {
        lists[place].records[number, default: []].append((rest, value.text))
      } else {
        lists[place].texts[number] = Text(value.text.span.string)
      }
    }
    for list in lists {
      add(list.name, try Record.inOrder(list.texts, list.name))
      let records = try Record.inOrder(list.records, list.name)
      add(list.name, try records.map { values throws(Misspelling) in try Record(numbered: values) })
    }
  }

  /// The elements of a list, which have the numbers from 1 on.
  private static func inOrder<Element>(
    _ elements: [Int: Element], _ name: String
  ) throws(Misspelling) -> [Element] {
    var list: [Element] = []
    for number in 1..<(elements.count + 1) {
      guard let element = elements[number] else { throw Misspelling(field: "\(name)_\(number)") }
      list.append(element)
    }
    return list
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
