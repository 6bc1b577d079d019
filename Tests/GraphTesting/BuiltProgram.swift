/// The path of the built `redstring`, beside the test bundle. Both ways of running tests name the bundle
/// in an argument: Linux as the program itself, macOS as a path inside it.
public let builtProgram: String = {
  for argument in CommandLine.arguments {
    let components = argument.split(separator: "/", omittingEmptySubsequences: false)
    if let bundle = components.firstIndex(where: { $0.hasSuffix(".xctest") }) {
      return (components[..<bundle] + ["redstring"]).joined(separator: "/")
    }
  }
  return ".build/debug/redstring"
}()
