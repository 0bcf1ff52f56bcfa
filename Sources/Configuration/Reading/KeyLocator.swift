/// Walks a TOML text: finds the line on which each key stands, and the first place that is no TOML.
///
/// TOMLKit keeps lines only for some of the errors it finds itself, and its parser ends the program
/// on others (a forgotten value before a remark, a table name in Chinese without quotes). So every
/// text is walked first, and only what has the shape of TOML is parsed. Paths look like
/// `place[2].stops[1].place`; elements count from 1.
struct KeyLocator {
  /// A place that is no TOML.
  struct Problem: Hashable {
    var line: Int
    var mistake: Mistake
  }

  /// A header or an entry.
  struct Statement: Hashable {
    /// The first name of its path.
    var name: String
    /// From the first to the last, counted from 1.
    var lines: ClosedRange<Int>
  }

  private(set) var lines: [String: Int] = [:]
  /// In the order of the text, up to the first problem.
  private(set) var statements: [Statement] = []
  private(set) var problem: Problem?
  private var text: TOMLCursor
  private var elements: [String: Int] = [:]
  private let records: Bool

  /// Walks a text.
  ///
  /// - Parameter records: whether the lines are wanted, or only the first problem.
  init(_ text: String, records: Bool = true) {
    self.text = TOMLCursor(text)
    self.records = records
    do throws(Problem) {
      var (prefix, table) = ("", "")
      self.text.skipBlank()
      while let byte = self.text.byte {
        let start = self.text.line
        var name = table
        if byte == UInt8(ascii: "[") {
          (prefix, table) = try header()
          name = table
        } else {
          let first = try entry(below: prefix)
          if prefix.isEmpty { name = first }
        }
        try self.text.endLine()
        if records { statements.append(Statement(name: name, lines: start...self.text.line)) }
        self.text.skipBlank()
      }
    } catch {
      problem = error
    }
  }

  /// The line of a key, or of the nearest table above it; nil when even that is not in the text.
  func line(of path: String) -> Int? {
    var path = path
    while !path.isEmpty {
      if let line = lines[path] { return line }
      guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
      path = String(path[..<cut])
    }
    return nil
  }

  private mutating func record(_ path: String) {
    if records, lines[path] == nil { lines[path] = text.line }
  }

  private func join(_ path: String, _ name: String) -> String {
    records ? Self.path(path, name) : name
  }

  /// The path of a name below another; a name may be empty, and then shows its quotes.
  static func path(_ path: String, _ name: String) -> String {
    let name = name.isEmpty ? "\"\"" : name
    return path.isEmpty ? name : "\(path).\(name)"
  }

  /// Reads `[a.b]` or `[[a.b]]` and returns the path of the table it opens, and its first name.
  private mutating func header() throws(Problem) -> (path: String, first: String) {
    text.advance()
    let isElement = text.skip("[")
    let names = try text.keyNames()
    guard text.skip("]"), !isElement || text.skip("]") else {
      throw text.problem(.openHeader(isElement ? "]]" : "]"))
    }
    var path = ""
    for (offset, name) in names.enumerated() {
      path = join(path, name)
      if offset == names.count - 1, isElement {
        record(path)
        elements[path, default: 0] += 1
      }
      if records, let count = elements[path] { path += "[\(count)]" }
    }
    record(path)
    return (path, names.first ?? "")
  }

  /// Reads `a.b = value` and returns its first name.
  @discardableResult
  private mutating func entry(
    below prefix: String, depth: Int = 0
  ) throws(Problem) -> String {
    var path = prefix
    let names = try text.keyNames()
    for name in names {
      path = join(path, name)
      record(path)
    }
    guard text.skip("=") else {
      throw text.problem(.missingEquals)
    }
    text.skipSpaces()
    try value(at: path, depth: depth)
    return names.first ?? ""
  }

  private mutating func value(at path: String, depth: Int) throws(Problem) {
    guard depth < 100 else {
      throw text.problem(.tooDeep)
    }
    switch text.byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try text.skipString()
    case UInt8(ascii: "["): try list(at: path, depth: depth)
    case UInt8(ascii: "{"): try table(at: path, depth: depth)
    default: try text.skipScalar()
    }
  }

  private mutating func list(at path: String, depth: Int) throws(Problem) {
    let start = text.line
    text.advance()
    var count = 0
    text.skipBlank()
    while !text.skip("]") {
      count += 1
      let element = records ? "\(path)[\(count)]" : ""
      record(element)
      try value(at: element, depth: depth + 1)
      text.skipBlank()
      if text.skip(",") {
        text.skipBlank()
      } else if text.byte != UInt8(ascii: "]") {
        throw text.problem(.openList(line: start))
      }
    }
  }

  /// Reads `{ a = 1, b = 2 }`.
  private mutating func table(at path: String, depth: Int) throws(Problem) {
    text.advance()
    text.skipSpaces()
    while !text.skip("}") {
      try entry(below: path, depth: depth + 1)
      text.skipSpaces()
      if text.skip(",") {
        text.skipSpaces()
      } else if text.byte != UInt8(ascii: "}") {
        throw text.problem(.openTable)
      }
    }
  }
}

extension KeyLocator.Problem: Error {}
