import CQPDF

/// Joins PDF files to one, by the QPDF library (<https://qpdf.readthedocs.io>).
public enum PDFDocument {
  /// One file with the pages of all, in their order. The same files give the same bytes: there is no date in it, and
  /// its identifier comes from what it holds.
  ///
  /// The C functions are `qpdf_empty_pdf`, `qpdf_read_memory`, `qpdf_add_page` and `qpdf_write`.
  public static func joining(_ files: [[UInt8]]) throws(LayoutError) -> [UInt8] {
    do throws(LayoutFailure) {
      return try joined(files)
    } catch {
      throw LayoutError(drawing: error)
    }
  }

  private static func joined(_ files: [[UInt8]]) throws(LayoutFailure) -> [UInt8] {
    let document = QPDF()
    guard unsafe isDone(qpdf_empty_pdf(document.handle)) else { throw document.failure }
    // A page refers to the file that it comes from until the document is written.
    var sources: [QPDF] = []
    for file in files {
      let source = QPDF()
      sources.append(source)
      try source.read(file)
      for number in 0..<max(0, unsafe Int(qpdf_get_num_pages(source.handle))) {
        let page = unsafe qpdf_get_page_n(source.handle, number)
        guard
          unsafe isDone(qpdf_add_page(document.handle, source.handle, page, QPDF_FALSE))
        else { throw document.failure }
      }
    }
    return try withExtendedLifetime(sources) { () throws(LayoutFailure) in try document.written() }
  }

  fileprivate static func isDone(_ code: QPDF_ERROR_CODE) -> Bool { code & QPDF_ERRORS == 0 }
}

/// A PDF file in QPDF's hands (C: `qpdf_data`).
@safe private final class QPDF {
  fileprivate let handle: qpdf_data
  /// QPDF reads them for as long as it lives.
  private var file: UnsafeMutableBufferPointer<CChar>?

  init() {
    unsafe handle = qpdf_init()
    unsafe qpdf_silence_errors(handle)
    unsafe qpdf_set_suppress_warnings(handle, QPDF_TRUE)
  }

  deinit {
    var handle: qpdf_data? = unsafe self.handle
    unsafe qpdf_cleanup(&handle)
    unsafe file?.deallocate()
  }

  func read(_ bytes: [UInt8]) throws(LayoutFailure) {
    let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
    for (place, byte) in bytes.enumerated() { unsafe copy[place] = CChar(bitPattern: byte) }
    unsafe file = copy
    guard
      unsafe PDFDocument.isDone(
        qpdf_read_memory(handle, "page", copy.baseAddress, UInt64(bytes.count), nil))
    else { throw failure }
  }

  func written() throws(LayoutFailure) -> [UInt8] {
    guard unsafe PDFDocument.isDone(qpdf_init_write_memory(handle)) else { throw failure }
    unsafe qpdf_set_deterministic_ID(handle, QPDF_TRUE)
    guard unsafe PDFDocument.isDone(qpdf_write(handle)) else { throw failure }
    let count = unsafe qpdf_get_buffer_length(handle)
    guard let buffer = unsafe qpdf_get_buffer(handle), count > 0 else { throw failure }
    return unsafe Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  /// What went wrong, in QPDF's words.
  var failure: LayoutFailure {
    guard unsafe qpdf_has_error(handle) != QPDF_FALSE, let error = unsafe qpdf_get_error(handle),
      let message = unsafe qpdf_get_error_message_detail(handle, error)
    else { return .gaveUp(["the pages cannot be joined"]) }
    return unsafe .gaveUp(["the pages cannot be joined: " + String(cString: message)])
  }
}
