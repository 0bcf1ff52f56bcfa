/// Finds what somebody probably meant.
enum NearestName {
  /// The known name nearest to a name, when it is near enough to be a slip of the pen.
  static func of(_ name: String, among known: some Sequence<String>) -> String? {
    let plain = folded(name)
    var limit = max(1, min(plain.count, 9) / 3)
    var best: String?
    for candidate in known {
      let other = folded(candidate)
      guard abs(other.count - plain.count) <= limit else { continue }
      let distance = distance(plain, other)
      guard distance <= limit, best == nil || distance < limit else { continue }
      best = candidate
      limit = distance
      if distance == 0 { break }
    }
    return best
  }

  /// “did you mean x?”, or else the list of what is known: its name in the tables and its
  /// placeholders.
  static func advice(
    for name: String, among known: [String]
  ) -> (key: String, arguments: [String: String]) {
    if let nearest = of(name, among: known) { return ("near", ["near": nearest]) }
    if known.isEmpty { return ("none", [:]) }
    if known.count > 16 {
      let first = known.prefix(15).joined(separator: ", ")
      return ("more", ["known": first, "count": "\(known.count - 15)"])
    }
    return ("known", ["known": known.joined(separator: ", ")])
  }

  /// Names that differ only in case and in how words are joined are alike.
  private static func folded(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars.filter { $0 != "_" && $0 != "-" && $0 != " " }
  }

  /// The number of letters to insert, drop or exchange.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[right.count]
  }
}
