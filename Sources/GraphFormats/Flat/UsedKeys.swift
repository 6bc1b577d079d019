import KnowledgeGraph

/// Which keys of the flat view any element of a graph has a value for: the columns of its file.
struct UsedKeys: FlatVisitor {
  private var haveText: [Bool]
  private var areEmpty: [Bool]
  /// Whether an integer of the key is beyond 32 bits, which is as far as some tools' go.
  private var areLarge: [Bool]
  /// Whether a list of the key has a text that is empty or holds `;`, which some tools put between values.
  private var areIntricate: [Bool]

  /// A key that has values.
  struct Key {
    let key: FlatKey
    let name: String
    /// What the vocabulary declares of a property; all else is text.
    let kind: PropertyKind
    let isLarge: Bool
    let isIntricate: Bool
  }

  /// Whether the text of some key is empty somewhere.
  var someAreEmpty: Bool { areEmpty.contains(true) }

  /// The keys that actors of a graph use.
  static func actors(_ view: FlatView) -> UsedKeys { actors(view, view.storage.actors.indices) }

  /// The keys that the actors at `places` use.
  static func actors(_ view: FlatView, _ places: Range<Int>) -> UsedKeys {
    var used = UsedKeys(count: view.actorKeys.names.count)
    for place in places { view.visit(view.storage.actors[place], &used) }
    return used
  }

  /// The keys that relations of a graph use.
  static func relations(_ view: FlatView) -> UsedKeys {
    var used = UsedKeys(count: view.relationKeys.names.count)
    for relation in view.storage.relations { view.visit(relation, &used) }
    return used
  }

  /// Adds the keys that other elements use.
  mutating func formUnion(_ other: UsedKeys) {
    for number in haveText.indices {
      haveText[number] = haveText[number] || other.haveText[number]
      areEmpty[number] = areEmpty[number] || other.areEmpty[number]
      areLarge[number] = areLarge[number] || other.areLarge[number]
      areIntricate[number] = areIntricate[number] || other.areIntricate[number]
    }
  }

  private init(count: Int) {
    haveText = Array(repeating: false, count: count)
    areEmpty = haveText
    areLarge = haveText
    areIntricate = haveText
  }

  /// The used ones of `keys`, in their order; with or without those whose text is always empty.
  func list(
    of keys: FlatKeys, _ properties: [PropertyKeys.Entry], withEmpty: Bool = false
  ) -> [Key] {
    let kinds = Dictionary(properties.map { ($0.key, $0.property.kind) }) { first, _ in first }
    return keys.names.enumerated().compactMap { number, name in
      guard haveText[number] || withEmpty && areEmpty[number] else { return nil }
      return Key(
        key: FlatKey(number: number), name: name, kind: kinds[name] ?? .text,
        isLarge: areLarge[number], isIntricate: areIntricate[number])
    }
  }

  mutating func text(_ key: FlatKey, _ text: Span<UInt8>) {
    if text.isEmpty { areEmpty[key.number] = true } else { haveText[key.number] = true }
  }
  mutating func word(_ key: FlatKey, _ word: String) { haveText[key.number] = true }
  mutating func integer(_ key: FlatKey, _ number: Int) {
    haveText[key.number] = true
    if Int32(exactly: number) == nil { areLarge[key.number] = true }
  }
  mutating func date(_ key: FlatKey, _ date: PartialDate) { haveText[key.number] = true }
  mutating func texts(_ key: FlatKey, _ texts: ColumnRange, in storage: GraphStorage) {
    haveText[key.number] = true
    if areIntricate[key.number] { return }
    areIntricate[key.number] = texts.places.contains { place in
      let text = storage.texts[storage.listedTexts[place]]
      return text.isEmpty || text.hasMark { $0.equals(UInt8(ascii: ";")) }
    }
  }
  mutating func evidence(_ key: FlatKey, _ evidence: ColumnRange, in storage: GraphStorage) {
    haveText[key.number] = true
  }
}
