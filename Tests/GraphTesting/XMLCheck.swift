import CExpat

/// What Expat says of a document: nothing where it is well-formed XML, else the reason and the line.
public func xmlError(in bytes: [UInt8]) -> String? {
  let parser = unsafe XML_ParserCreate(nil)
  defer { unsafe XML_ParserFree(parser) }
  let status = unsafe bytes.withUnsafeBytes { buffer in
    unsafe XML_Parse(parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), 1)
  }
  if status == XML_STATUS_OK { return nil }
  let reason = unsafe XML_ErrorString(XML_GetErrorCode(parser)).map { unsafe String(cString: $0) }
  return unsafe "\(reason ?? "unknown error") in line \(XML_GetCurrentLineNumber(parser))"
}
