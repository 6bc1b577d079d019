import KnowledgeGraph

/// A line of one of several files, as one number.
struct FilePlace {
  /// The file's place among all, from 0.
  let file: Int
  /// The line from 1.
  let line: Int

  private static let lineBits = 48

  init(file: Int, line: Int) {
    self.file = file
    self.line = line
  }

  init(_ number: UInt64) {
    file = Int(number >> FilePlace.lineBits)
    line = Int(number & (1 << FilePlace.lineBits - 1))
  }

  var number: UInt64 { UInt64(file) << FilePlace.lineBits | UInt64(line) }
}

extension ReadError {
  /// The error with the name of its file, where there are several.
  func inFile(_ place: Int, of files: [Text]) -> ReadError {
    guard files.count > 1, files.indices.contains(place) else { return self }
    var error = self
    error.file = files[place]
    return error
  }
}
