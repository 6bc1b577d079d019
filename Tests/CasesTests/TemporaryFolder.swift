#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A new folder that goes away with its value.
final class TemporaryFolder {
  let path: String
  private var entries: [String] = []

  init() {
    var template = Array("/tmp/redstring-cases-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template)
    unsafe precondition(made != nil, "a temporary folder can be made")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for entry in entries.reversed() { remove(entry) }
    unsafe rmdir(path)
  }

  /// Writes a file and gives its path.
  @discardableResult func write(_ name: String, _ bytes: [UInt8]) -> String {
    let file = add(name)
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let written = unsafe bytes.withUnsafeBytes { unsafe writeAll(descriptor, $0) }
    close(descriptor)
    precondition(written == bytes.count, "a test's file can be written")
    return file
  }

  @discardableResult func write(_ name: String, _ text: String) -> String {
    write(name, Array(text.utf8))
  }

  func makeFolder(_ name: String) { unsafe mkdir(add(name), 0o755) }
  func makePipe(_ name: String) { unsafe mkfifo(add(name), 0o644) }
  func makeLink(_ name: String, to target: String) { unsafe symlink(target, add(name)) }
  func forbidReading(_ name: String) { unsafe chmod("\(path)/\(name)", 0) }

  /// A file of `size` bytes that takes no room.
  func makeSparse(_ name: String, size: Int) {
    write(name, [])
    unsafe truncate("\(path)/\(name)", off_t(size))
  }

  private func add(_ name: String) -> String {
    entries.append("\(path)/\(name)")
    return "\(path)/\(name)"
  }
}

/// Writes a buffer in one piece.
private func writeAll(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  unsafe write(descriptor, buffer.baseAddress, buffer.count)
}

private func remove(_ entry: String) {
  if unsafe unlink(entry) != 0 { unsafe rmdir(entry) }
}

/// Whether the tests run as root, whom no file is forbidden to.
let isRoot = geteuid() == 0

/// The value of an environment variable.
func environment(_ name: String) -> String? {
  unsafe getenv(name).map { unsafe String(cString: $0) }
}

/// The bytes of a file, read apart from the code under test.
func readBytes(_ path: String) -> [UInt8]? {
  let descriptor = unsafe open(path, O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
  }
}
