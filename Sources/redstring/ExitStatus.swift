import ArgumentParser
import Cases

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the process ends, as `sysexits.h` numbers it where it can.
enum ExitStatus {
  /// The case has errors.
  static let caseHasErrors = ExitCode(1)
  /// Something would be lost, where --strict forbids it.
  static let lossy = ExitCode(1)
  /// The input is no case and nothing that can be read.
  static let unreadable = ExitCode(65)
  /// The input does not exist.
  static let noInput = ExitCode(66)
  /// The output cannot be made.
  static let cannotCreate = ExitCode(73)
  /// Reading or writing failed.
  static let inputOutput = ExitCode(74)
  /// No layout in the time given.
  static let noLayout = ExitCode(75)
}

/// Ends the process at once.
func leave(_ status: ExitCode) -> Never { exit(status.rawValue) }

/// Says on standard error why the command stops; what is returned is thrown to stop it.
func failure(_ status: ExitCode, _ message: String) -> ExitCode {
  StandardError.say("redstring: error: " + message)
  return status
}
