import GraphFormats
import GraphLayout

/// Every format that a command takes or makes, in the order in which they are listed.
struct FormatTable {
  /// One format.
  struct Entry {
    let name: String
    let fileExtensions: [String]
    let mediaType: String
    let kind: Kind

    var isRead: Bool {
      switch kind {
      case .caseFile: true
      case .graph(let format): format is any ReadableFormat
      case .image: false
      }
    }

    var isWritten: Bool { if case .caseFile = kind { false } else { true } }

    /// Whether the format is the one that a person means by `word`: its name, or a file extension.
    func isCalled(_ word: String) -> Bool {
      let word = word.lowercased()
      return name.lowercased() == word || fileExtensions.contains(word)
    }
  }

  /// What makes or reads it.
  enum Kind {
    case caseFile
    case graph(any GraphFormat)
    case image(ImageFormat)
  }

  /// The formats; of images, all that there may be.
  static let entries: [Entry] =
    [
      Entry(
        name: "case", fileExtensions: ["yaml", "yml"], mediaType: "application/yaml",
        kind: .caseFile)
    ]
    + GraphFormats.all.map { format in
      let type = type(of: format)
      return Entry(
        name: type.name, fileExtensions: type.fileExtensions, mediaType: type.mediaType,
        kind: .graph(format))
    }
    + ImageFormat.allCases.map { format in
      Entry(
        name: format.name, fileExtensions: format.fileExtensions, mediaType: format.mediaType,
        kind: .image(format))
    }

  /// The format that a person calls `word`.
  static func entry(called word: String) -> Entry? { entries.first { $0.isCalled(word) } }

  /// The preferred extensions of what can be written: `dot, graphml, …`.
  static var writableWords: String { words(of: entries.filter(\.isWritten)) }

  /// The preferred extensions of what can be read.
  static var readableWords: String { words(of: entries.filter(\.isRead)) }

  private static func words(of entries: [Entry]) -> String {
    entries.map { $0.fileExtensions[0] }.joined(separator: ", ")
  }
}
