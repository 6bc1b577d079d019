import Cases
import GraphFormats
import KnowledgeGraph

/// Where the elements of an input stand.
enum InputPlaces {
  /// In the file, or the files, that an argument means.
  case file(String, ElementPlaces)
  case caseFile(CasePlaces)

  /// A place in a file, or a file as a whole.
  struct Place: CustomStringConvertible {
    let path: String
    var line: Int?
    var column: Int?

    /// `path:line:column`, or the path.
    var description: String {
      path + (line.map { ":\($0):\(column ?? 1)" } ?? "")
    }
  }

  /// Counts lines and columns, so that what was read need not be kept for that.
  mutating func count() {
    guard case .file(let argument, var places) = self else { return }
    places.count()
    self = .file(argument, places)
  }

  /// Where a part of an element is said, or the element begins; nothing where it has no place of its own. The
  /// element is the `index`-th of its kind, from 0.
  func place(of part: String, of subject: MergeConflict.Subject, at index: Int) -> Place? {
    switch self {
    case .file(let argument, let places):
      places.place(of: subject.kind, at: index).map {
        Place(path: LossReport.path(argument, $0.file), line: $0.line, column: $0.column)
      }
    case .caseFile(let places):
      places.place(of: part, of: subject.kind, at: index, called: subject.id).map {
        Place(path: $0.path, line: $0.mark.line, column: $0.mark.column)
      }
    }
  }

  /// The input as a whole.
  var whole: Place {
    switch self {
    case .file(let argument, _): Place(path: argument)
    case .caseFile(let places): Place(path: places.path)
    }
  }
}
