/// Turns the portable SQL of the house into SQLite's.
enum PortableSQL {
  /// `$N` becomes `?N` and `{matching TABLE $N}` a search, outside of strings, quoted names and
  /// comments.
  ///
  /// SQLite takes `$1` for a name and numbers names by first appearance, so that `SELECT $2, $1`
  /// would come back swapped; `?N` is a number.
  static func forSQLite(_ sql: String) -> String {
    guard sql.utf8.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "{") }) else {
      return sql
    }
    var scanner = Scanner(bytes: Array(sql.utf8))
    scanner.run()
    return String(decoding: scanner.output, as: UTF8.self)
  }

  private struct Scanner {
    let bytes: [UInt8]
    var output: [UInt8] = []
    var at = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
      output.reserveCapacity(bytes.count + 64)
    }

    private func byte(_ index: Int) -> UInt8? {
      index < bytes.count ? bytes[index] : nil
    }

    private mutating func copy(through end: Int) {
      let end = min(end, bytes.count)
      output.append(contentsOf: bytes[at..<end])
      at = end
    }

    /// The index after the next `mark`, or the end.
    private func after(_ mark: [UInt8], from start: Int) -> Int {
      var index = start
      while index + mark.count <= bytes.count {
        if bytes[index..<(index + mark.count)].elementsEqual(mark) { return index + mark.count }
        index += 1
      }
      return bytes.count
    }

    mutating func run() {
      while let byte = byte(at) {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
          // A doubled quote ends one string and begins the next: the same to us.
          copy(through: after([byte], from: at + 1))
        case UInt8(ascii: "-") where self.byte(at + 1) == byte:
          copy(through: after([UInt8(ascii: "\n")], from: at + 2))
        case UInt8(ascii: "/") where self.byte(at + 1) == UInt8(ascii: "*"):
          copy(through: after(Array("*/".utf8), from: at + 2))
        case UInt8(ascii: "$") where isDigit(at + 1):
          output.append(UInt8(ascii: "?"))
          at += 1
        case UInt8(ascii: "{"):
          copySearch()
        default:
          copy(through: at + 1)
        }
      }
    }

    private func isDigit(_ index: Int) -> Bool {
      byte(index).map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    private mutating func copySearch() {
      let end = after([UInt8(ascii: "}")], from: at)
      let words = String(decoding: bytes[(at + 1)..<max(at + 1, end - 1)], as: UTF8.self)
        .split(separator: " ")
      guard words.count == 3, words[0] == "matching", words[2].first == "$" else {
        copy(through: at + 1)
        return
      }
      let table = words[1]
      let query = "(SELECT rowid FROM \(table) WHERE \(table) MATCH ?\(words[2].dropFirst()))"
      output.append(contentsOf: query.utf8)
      at = end
    }
  }
}
