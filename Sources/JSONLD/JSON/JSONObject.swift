/// The members of a JSON object, in order, each name once.
public struct JSONObject: Sendable {
  /// A name and its value.
  public struct Member: Sendable {
    /// The name.
    public let key: ExactString
    /// The value.
    public var value: JSON
    /// The byte offset of the name in its document; nil for a member that was made.
    public var keyOffset: Int? { keyPlace < 0 ? nil : keyPlace }
    /// The offset, or -1.
    let keyPlace: Int
  }

  /// The members in order.
  public private(set) var members: [Member] = []
  /// Where each name is, once there are so many members that looking at each is slow.
  private var places: [ExactString: Int] = [:]

  /// How many members are looked through one by one.
  private static let fewMembers = 16

  /// Makes an object without members.
  public init() {}

  /// The number of members.
  public var count: Int { members.count }

  /// Whether there are none.
  public var isEmpty: Bool { members.isEmpty }

  /// The value of a name; setting it replaces the value or adds a member at the end, nil removes the member.
  public subscript(key: ExactString) -> JSON? {
    get { place(of: key).map { members[$0].value } }
    set {
      guard let newValue else { return remove(key) }
      set(key, newValue)
    }
  }

  /// Whether there is a member of a name.
  public func contains(_ key: ExactString) -> Bool { place(of: key) != nil }

  /// Sets a member's value: that of the member which is there, or a new one at the end.
  mutating func set(_ key: ExactString, _ value: JSON, keyPlace: Int = -1) {
    if let place = place(of: key) {
      members[place].value = value
    } else {
      append(key, value, keyPlace: keyPlace)
    }
  }

  /// Adds a member whose name is known to be new.
  mutating func append(_ key: ExactString, _ value: JSON, keyPlace: Int = -1) {
    members.append(Member(key: key, value: value, keyPlace: keyPlace))
    if members.count > JSONObject.fewMembers + 1 {
      places[key] = members.count - 1
    } else if members.count > JSONObject.fewMembers {
      for (place, member) in members.enumerated() { places[member.key] = place }
    }
  }

  /// Removes a member; the others keep their order.
  mutating func remove(_ key: ExactString) {
    guard let place = place(of: key) else { return }
    members.remove(at: place)
    guard !places.isEmpty else { return }
    places.removeAll()
    if members.count > JSONObject.fewMembers {
      for (place, member) in members.enumerated() { places[member.key] = place }
    }
  }

  /// Adds values to the array that a member is, without copying what is there.
  mutating func add(_ values: [JSON], to key: ExactString, keyPlace: Int = -1) {
    guard let place = place(of: key) else {
      append(key, .array(values), keyPlace: keyPlace)
      return
    }
    var present = members[place].value.elements
    members[place].value = .null
    present.append(contentsOf: values)
    members[place].value = .array(present)
  }

  /// Takes a member's value out and leaves null in its place, so that it can be changed without a copy.
  mutating func take(_ key: ExactString) -> JSON? {
    guard let place = place(of: key) else { return nil }
    let value = members[place].value
    members[place].value = .null
    return value
  }

  /// Where a member is among the members.
  private func place(of key: ExactString) -> Int? {
    if !places.isEmpty { return places[key] }
    return members.firstIndex { $0.key == key }
  }
}

extension JSONObject: Equatable {
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count
      && left.members.allSatisfy { member in right[member.key] == member.value }
  }
}
