/// What the child tells the parent, record by record: a kind (one byte), a length (eight bytes,
/// least significant first) and so many bytes. A reply without its ``end`` was cut off.
enum Reply: Sendable, Hashable {
  /// A format that this Graphviz can write.
  case format(ImageFormat)
  /// An image, complete.
  case image(Rendering.Image)
  /// Where a node is.
  case node(NodeBox)
  /// Where a line is.
  case line(LinePath)
  /// How large everything is.
  case size(Point)
  /// A warning of Graphviz's, ready to be shown.
  case message(String)
  /// The drawing cannot be read; messages follow as records of their own before this one.
  case unreadable
  /// The engine or a renderer gave up.
  case gaveUp
  /// A format asked for that this Graphviz cannot write.
  case unavailable(ImageFormat)
  /// The layout, in whole inches, is a ribbon, and was not rendered.
  case ribbon(width: Int, height: Int)
  /// Nothing follows.
  case end

  private var kind: UInt8 {
    switch self {
    case .format: UInt8(ascii: "f")
    case .image: UInt8(ascii: "i")
    case .node: UInt8(ascii: "n")
    case .line: UInt8(ascii: "l")
    case .size: UInt8(ascii: "s")
    case .message: UInt8(ascii: "m")
    case .unreadable: UInt8(ascii: "r")
    case .gaveUp: UInt8(ascii: "g")
    case .unavailable: UInt8(ascii: "u")
    case .ribbon: UInt8(ascii: "w")
    case .end: UInt8(ascii: "e")
    }
  }

  private var payload: [UInt8] {
    switch self {
    case .format(let format), .unavailable(let format): Array(format.rawValue.utf8)
    case .image(let image): Array(image.format.rawValue.utf8) + [0] + image.bytes
    case .node(let node):
      Array("\(node.centre.x),\(node.centre.y) \(node.width),\(node.height) ".utf8) + node.name
    case .line(let line):
      Array(
        "\(line.place) \(line.label.map { "\($0.x),\($0.y)" } ?? "-") \(line.description)".utf8)
    case .size(let size): Array("\(size.x),\(size.y)".utf8)
    case .message(let text): Array(text.utf8)
    case .ribbon(let width, let height): Array("\(width)x\(height)".utf8)
    case .unreadable, .gaveUp, .end: []
    }
  }

  /// The record as bytes.
  var bytes: [UInt8] {
    let payload = payload
    let length = (0..<8).map { UInt8(truncatingIfNeeded: payload.count >> ($0 * 8)) }
    return [kind] + length + payload
  }

  /// The records in a whole reply, without its end; nil where it is cut off or is not a reply.
  static func records(in bytes: [UInt8]) -> [Reply]? {
    var records: [Reply] = []
    var rest = bytes[...]
    while let kind = rest.popFirst() {
      guard rest.count >= 8 else { return nil }
      let length = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest.removeFirst(8)
      guard length <= UInt64(rest.count), let record = Reply(kind, rest.prefix(Int(length))) else {
        return nil
      }
      rest.removeFirst(Int(length))
      guard record != .end else { return rest.isEmpty ? records : nil }
      records.append(record)
    }
    return nil
  }

  private init?(_ kind: UInt8, _ payload: ArraySlice<UInt8>) {
    func format(_ name: ArraySlice<UInt8>) -> ImageFormat? {
      String(validating: name, as: UTF8.self).flatMap(ImageFormat.init(rawValue:))
    }
    switch (kind, payload.isEmpty) {
    case (UInt8(ascii: "f"), _):
      guard let format = format(payload) else { return nil }
      self = .format(format)
    case (UInt8(ascii: "u"), _):
      guard let format = format(payload) else { return nil }
      self = .unavailable(format)
    case (UInt8(ascii: "i"), _):
      guard let nul = payload.firstIndex(of: 0), let format = format(payload[..<nul]) else {
        return nil
      }
      self = .image(Rendering.Image(format: format, bytes: Array(payload[(nul + 1)...])))
    case (UInt8(ascii: "n"), _):
      guard let node = NodeBox(payload) else { return nil }
      self = .node(node)
    case (UInt8(ascii: "l"), _):
      guard let line = LinePath(payload) else { return nil }
      self = .line(line)
    case (UInt8(ascii: "s"), _):
      guard let size = Point(String(decoding: payload, as: UTF8.self)[...]) else { return nil }
      self = .size(size)
    case (UInt8(ascii: "m"), _):
      self = .message(escapingControlCharacters(String(decoding: payload, as: UTF8.self)))
    case (UInt8(ascii: "w"), _):
      let sides = payload.split(separator: UInt8(ascii: "x"))
        .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      guard sides.count == 2 else { return nil }
      self = .ribbon(width: sides[0], height: sides[1])
    case (UInt8(ascii: "r"), true): self = .unreadable
    case (UInt8(ascii: "g"), true): self = .gaveUp
    case (UInt8(ascii: "e"), true): self = .end
    default: return nil
    }
  }
}

extension NodeBox {
  /// The node that `payload` spells: `x,y width,height name`.
  fileprivate init?(_ payload: ArraySlice<UInt8>) {
    let parts = payload.split(
      separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    let points = parts.prefix(2).compactMap { Point(String(decoding: $0, as: UTF8.self)[...]) }
    guard parts.count == 3, points.count == 2 else { return nil }
    self.init(name: Array(parts[2]), centre: points[0], width: points[1].x, height: points[1].y)
  }
}

extension LinePath {
  /// The line that `payload` spells: its place, its label's place or `-`, and its curves.
  fileprivate init?(_ payload: ArraySlice<UInt8>) {
    let parts = String(decoding: payload, as: UTF8.self).split(
      separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let place = Int(parts[0]), place >= 0,
      let curves = LinePath.curves(parts[2])
    else { return nil }
    let label = Point(parts[1])
    if label == nil, parts[1] != "-" { return nil }
    self.init(place: place, curves: curves, label: label)
  }
}
