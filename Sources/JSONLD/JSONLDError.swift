/// Why a document is no JSON-LD that can be processed, and where.
public struct JSONLDError: Error, Sendable, Hashable {
  /// What kind of error it is.
  public let code: Code
  /// What was found, what was expected and what to do: lower case, no final full stop.
  public let message: String
  /// The line from 1; LF, CR LF and CR each end one. Nil where the place is not known.
  public private(set) var line: Int?
  /// The column in Unicode scalars from 1; a byte order mark is not counted.
  public private(set) var column: Int?
  /// The byte offset in the document.
  public private(set) var offset: Int?
  /// The IRI of the remote context that the place is in; nil for the document itself.
  public private(set) var context: String?

  /// An error at the byte offset `place`, or at -1, which is no place.
  init(_ code: Code, _ message: String, at place: Int = -1) {
    self.code = code
    self.message = message
    offset = place < 0 ? nil : place
  }

  /// The error with its offset counted out in lines and columns of the document that holds it, once.
  func located(in bytes: [UInt8], context: ExactString? = nil) -> JSONLDError {
    guard line == nil, let offset else { return self }
    let lines = LineTable(bytes)
    var error = self
    error.line = lines.line(at: offset)
    error.column = lines.column(at: offset, in: bytes)
    error.context = context?.string
    return error
  }

  /// The same error of another kind, as when a context within a term is at fault.
  func recoded(_ code: Code, _ introduction: String) -> JSONLDError {
    var error = JSONLDError(code, introduction + message)
    error.offset = offset
    error.line = line
    error.column = column
    error.context = context
    return error
  }
}

extension JSONLDError: CustomStringConvertible {
  /// The error in one line: place, code and message.
  public var description: String {
    let file = context.map { "\($0):" } ?? ""
    let place = line.map { "\($0):\(column ?? 1): " } ?? ""
    return "\(file)\(place)\(code.rawValue): \(message)"
  }
}
