import Compression
import GraphFormats
import GraphLayout
import SystemPackage

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
      case .image, .page: false
      }
    }

    var isWritten: Bool { if case .caseFile = kind { false } else { true } }

    /// The names of the ways in which the format can be spelled; none where there is one only.
    var profiles: [String] {
      guard case .graph(let format) = kind, let format = format as? any ProfiledFormat else {
        return []
      }
      return type(of: format).profileNames
    }

    /// What the format carries of a graph; nothing where that is no question, as for a picture or a page.
    var carries: Set<GraphFeature>? {
      switch kind {
      case .caseFile: Set(GraphFeature.allCases)
      case .graph(let format): format.carries
      case .image, .page: nil
      }
    }

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
    /// A page with the picture and the evidence.
    case page
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
    + [Entry(name: "HTML", fileExtensions: ["html", "htm"], mediaType: "text/html", kind: .page)]

  /// The format that a person calls `word`.
  static func entry(called word: String) -> Entry? { entries.first { $0.isCalled(word) } }

  /// The preferred extensions of what can be written: `dot, graphml, …`.
  static var writableWords: String { words(of: entries.filter(\.isWritten)) }

  /// The preferred extensions of what can be read.
  static var readableWords: String { words(of: entries.filter(\.isRead)) }

  /// The words for the formats whose files end in `.word` and something before it, or are made of it: `json` may be
  /// node-link JSON or JSON-LD. Nothing where there are none.
  static func words(endingIn word: String, _ isPossible: (Entry) -> Bool) -> String? {
    let ending = "." + word.lowercased()
    let words = entries.filter(isPossible).compactMap { entry in
      entry.fileExtensions.first { $0.hasSuffix(ending) }
        ?? (entry.mediaType.hasSuffix("+" + word.lowercased()) ? entry.fileExtensions[0] : nil)
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private static func words(of entries: [Entry]) -> String {
    entries.map { $0.fileExtensions[0] }.joined(separator: ", ")
  }
}

/// What a file's name, or the word on the command line in its place, says of its format: `map.graphml`,
/// `map.yed.graphml.gz`, `graphml`, `N-Quads`.
struct FormatName {
  /// The format; nothing where there is none of this name.
  let entry: FormatTable.Entry?
  let compression: CompressionMethod?
  /// The words that name the format, as they were given, for messages; nothing where a file's name has no
  /// extension.
  let word: String?

  /// What the name of the file at `path` says.
  init(of path: FilePath) {
    // What is before the first dot names no format, and a name that begins with a dot is hidden.
    let parts = (path.lastComponent?.string ?? "").split(
      separator: ".", omittingEmptySubsequences: false)
    self.init(parts.dropFirst().map(String.init))
  }

  /// What a person means by `word`: `graphml`, `N-Quads`, `graphml.gz`.
  init(word: String) {
    var name = word[...]
    let compression = FilePath(word).extension.flatMap(CompressionMethod.init(fileExtension:))
    if let compression { name = name.dropLast(compression.fileExtension.count + 1) }
    self.init(
      entry: FormatTable.entry(called: String(name)), compression: compression, word: word)
  }

  private init(entry: FormatTable.Entry?, compression: CompressionMethod?, word: String?) {
    self.entry = entry
    self.compression = compression
    self.word = word
  }

  /// The longest extension that names a format counts: `yed.graphml` before `graphml`.
  private init(_ extensions: [String]) {
    var extensions = extensions
    let compression = extensions.last.flatMap(CompressionMethod.init(fileExtension:))
    if compression != nil { extensions.removeLast() }
    let words = extensions.indices.map { extensions[$0...].joined(separator: ".") }
    let entry = words.lazy.compactMap(FormatTable.entry(called:)).first
    self.init(entry: entry, compression: compression, word: extensions.last)
  }
}
