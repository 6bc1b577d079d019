import func CGraphviz.redstring_end_with_parent
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a layout process takes from itself before it touches Graphviz: time, memory, files that
/// can be written, core dumps, new privileges, and a life beyond its parent's.
func limitProcess(_ request: LayoutRequest) throws(Errno) {
  try endWithParent(request.parent)
  // A write beyond the limit is then an error (fontconfig gives up its cache), not the end.
  _ = signal(SIGXFSZ, SIG_IGN)
  try limit(RLIMIT_CPU, to: request.processorSeconds)
  try limit(RLIMIT_FSIZE, to: 0)
  try limit(RLIMIT_CORE, to: 0)
  try limit(RLIMIT_NOFILE, to: 64)
  if request.memory > 0, !hasSanitizer { try limit(RLIMIT_AS, to: request.memory) }
}

#if canImport(Glibc)
  private typealias Resource = __rlimit_resource
  extension Resource {
    fileprivate var number: Int32 { Int32(rawValue) }
  }
#else
  private typealias Resource = Int32
  extension Resource {
    fileprivate var number: Int32 { self }
  }
#endif

/// Lowers a limit for good; one that is lower already stays. The C function is `setrlimit`.
private func limit(_ resource: Resource, to value: Int) throws(Errno) {
  var limits = rlimit()
  guard unsafe getrlimit(resource.number, &limits) == 0 else { throw Errno(rawValue: errno) }
  let lowered = min(rlim_t(value), limits.rlim_max)
  limits = rlimit(rlim_cur: lowered, rlim_max: lowered)
  guard unsafe setrlimit(resource.number, &limits) == 0 else { throw Errno(rawValue: errno) }
}

/// Asks for the end when the parent ends, and for no privileges that the parent lacks. Where the
/// kernel cannot, the limit of processor time and the closed pipe remain.
private func endWithParent(_ parent: Int32) throws(Errno) {
  guard redstring_end_with_parent() == 0 else { throw Errno(rawValue: errno) }
  // It may have ended before we asked.
  guard getppid() == parent else { throw .noSuchProcess }
}

/// Whether the program was built with a sanitizer, which reserves more addresses than any limit.
private var hasSanitizer: Bool {
  guard let program = unsafe dlopen(nil, RTLD_LAZY) else { return false }
  defer { unsafe dlclose(program) }
  return ["__asan_init", "__tsan_init"].contains { (name: String) in
    unsafe dlsym(program, name) != nil
  }
}
