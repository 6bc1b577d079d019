/// For which terms a value asks: in which containers, and of which language or type (API, section 6.2.2, steps 4.1 to
/// 4.19).
struct TermPreference {
  /// The containers that a term may have, the best first.
  private(set) var containers: [ExactString] = []
  /// Whether the term is chosen by `@language`, `@type` or `@any`.
  private(set) var kind: ExactString = .language
  /// The language or type that the term should have.
  private(set) var key: ExactString = .null

  /// What a value asks for, if there is one.
  init(_ value: JSON?, isReverse: Bool, in active: ActiveContext, isVersion10: Bool) {
    let isGraph = value?.isGraphObject == true
    let hasIndex = value?[.index] != nil
    if hasIndex, !isGraph { containers += ["@index", "@index@set"] }
    if isReverse {
      kind = .type
      key = .reverse
      containers.append("@set")
    } else if let list = value?[.list] {
      if !hasIndex { containers.append("@list") }
      takeList(list.elements, in: active)
    } else if isGraph, let value {
      takeGraph(value)
    } else {
      takeOther(value)
    }
    containers.append("@none")
    guard !isVersion10 else { return }
    if !hasIndex { containers += ["@index", "@index@set"] }
    if value?.object?.count == 1, value?[.value] != nil {
      containers += ["@language", "@language@set"]
    }
  }

  private mutating func takeGraph(_ graph: JSON) {
    let byIndex: [ExactString] = ["@graph@index", "@graph@index@set"]
    let byID: [ExactString] = ["@graph@id", "@graph@id@set"]
    if graph[.index] != nil { containers += byIndex }
    if graph[.id] != nil { containers += byID }
    containers += ["@graph", "@graph@set", "@set"]
    if graph[.index] == nil { containers += byIndex }
    if graph[.id] == nil { containers += byID }
    containers += ["@index", "@index@set"]
    kind = .type
    key = .id
  }

  private mutating func takeOther(_ value: JSON?) {
    if let value, value[.value] != nil {
      if value[.index] == nil, let language = TermPreference.language(of: value) {
        key = language
        containers += ["@language", "@language@set"]
      } else if let type = value[.type]?.string {
        kind = .type
        key = type
      }
    } else {
      kind = .type
      key = .id
      containers += ["@id", "@id@set", "@type", "@set@type"]
    }
    containers.append("@set")
  }

  /// The most specific language or type that all elements of a list have.
  private mutating func takeList(_ elements: [JSON], in active: ActiveContext) {
    var commonType: ExactString?
    var commonLanguage: ExactString?
    if elements.isEmpty { commonLanguage = TermPreference.defaultLanguage(active) }
    for element in elements {
      var language = ExactString.noneWord
      var type = ExactString.noneWord
      if element[.value] == nil {
        type = .id
      } else if let own = TermPreference.language(of: element) {
        language = own
      } else if let own = element[.type]?.string {
        type = own
      } else {
        language = .null
      }
      if commonLanguage == nil { commonLanguage = language }
      if commonLanguage != language, element[.value] != nil { commonLanguage = .noneWord }
      if commonType == nil { commonType = type }
      if commonType != type { commonType = .noneWord }
      if commonLanguage == .noneWord, commonType == .noneWord { break }
    }
    if let commonType, commonType != .noneWord {
      kind = .type
      key = commonType
    } else {
      key = commonLanguage ?? .noneWord
    }
    if elements.isEmpty { isOfEmptyList = true }
  }

  /// Whether the value is a list without elements, for which every term is fit.
  private var isOfEmptyList = false

  /// The keys to look for, the best first.
  ///
  /// `isTerm` says whether the value's identifier can be written as a term.
  func keys(of value: JSON?, isTerm: Bool) -> (kind: ExactString, keys: [ExactString]) {
    var keys: [ExactString] = []
    if key == .reverse { keys.append(.reverse) }
    if key == .id || key == .reverse, value?[.id] != nil {
      keys += isTerm ? [.vocab, .id, .noneWord] : [.id, .vocab, .noneWord]
    } else {
      keys += [key, .noneWord]
    }
    keys.append(.any)
    for key in keys {
      guard let sign = key.utf8.firstIndex(of: UInt8(ascii: "_")) else { continue }
      keys.append(ExactString(String(key.string[sign...])))
    }
    return (isOfEmptyList ? .any : kind, keys)
  }

  /// The key for the language and direction of a value, if it has any.
  private static func language(of value: JSON) -> ExactString? {
    let language = value[.language]?.string?.lowercased
    guard let direction = value[.direction]?.string else { return language }
    return (language ?? "") + "_" + direction
  }

  private static func defaultLanguage(_ active: ActiveContext) -> ExactString {
    guard let direction = active.direction else { return active.language?.lowercased ?? .noneWord }
    return (active.language?.lowercased ?? "") + "_" + direction
  }
}
