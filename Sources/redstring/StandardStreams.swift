import Cases
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard error: diagnostics, and progress where a person watches.
enum StandardError {
  /// Whether a terminal shows it.
  static let isTerminal = isatty(FileDescriptor.standardError.rawValue) == 1

  /// Writes a line, control characters made visible. There is nobody to tell when it fails.
  static func say(_ line: String) {
    _ = try? FileDescriptor.standardError.writeAll((line.escapedForTerminal + "\n").utf8)
  }

  /// Shows what is being done, until the next line replaces it; nothing where no terminal shows it.
  static func progress(_ text: String) {
    guard isTerminal else { return }
    _ = try? FileDescriptor.standardError.writeAll(("\r\u{1B}[K" + text.escapedForTerminal).utf8)
  }

  /// Takes the progress away.
  static func endProgress() {
    guard isTerminal else { return }
    _ = try? FileDescriptor.standardError.writeAll("\r\u{1B}[K".utf8)
  }
}

/// Standard output, every write checked: `print` on a full disk succeeds.
enum StandardOutput {
  /// Writes `text`.
  ///
  /// - Throws: the exit status 74, having said why.
  static func write(_ text: String) throws { try write(Array(text.utf8).span) }

  /// Writes `bytes`.
  ///
  /// - Throws: the exit status 74, having said why.
  static func write(_ bytes: Span<UInt8>) throws {
    do throws(Errno) {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch .brokenPipe {
      // Whoever was reading has seen enough; there is nothing to tell them.
      throw ExitStatus.inputOutput
    } catch {
      throw failure(ExitStatus.inputOutput, "cannot write to standard output: \(error)")
    }
  }
}

extension FileDescriptor {
  /// Writes all of `bytes`, however often the system takes only a part.
  func writeAll(_ bytes: Span<UInt8>) throws(Errno) {
    do {
      _ = try unsafe bytes.withUnsafeBytes { buffer in try unsafe writeAll(buffer) }
    } catch let error as Errno {
      throw error
    } catch {
      throw Errno.ioError
    }
  }
}
