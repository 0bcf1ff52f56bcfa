/// A small generator of its own (SplitMix64), so that the same seed makes the same history on
/// every machine and with every version of the language. Whole numbers only.
struct SeededGenerator {
  private var state: UInt64

  init(seed: Int64) {
    state = UInt64(bitPattern: seed)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 to `count` − 1; 0 when `count` is not positive.
  mutating func below(_ count: Int) -> Int {
    guard count > 0 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// A whole number from a range, both ends included.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in so many of a thousand cases.
  mutating func chance(_ perMille: Int) -> Bool { below(1_000) < perMille }

  /// One of several, each as likely as the other; `nil` when there is none.
  mutating func pick<T>(_ items: [T]) -> T? {
    items.isEmpty ? nil : items[below(items.count)]
  }

  /// The index of a weight, as likely as the weight is large; `nil` when all are 0.
  mutating func index(weights: [Int]) -> Int? {
    var rest = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return nil
  }

  /// One of several texts, what is said of few things rather than what is said of all.
  mutating func pick(_ wordings: [Wording]) -> Wording? {
    index(weights: wordings.map(\.weight)).map { wordings[$0] }
  }

  /// Seconds from a range of minutes.
  mutating func minutes(_ range: ClosedRange<Int>) -> Int64 {
    Int64(number(in: range.lowerBound * 60...range.upperBound * 60))
  }

  /// Seconds from a range of minutes, the short ones far more often than the long.
  mutating func mostlyShort(_ range: ClosedRange<Int>) -> Int64 {
    let span = (range.upperBound - range.lowerBound) * 60
    return Int64(range.lowerBound * 60 + min(below(span + 1), below(span + 1), below(span + 1)))
  }

  /// A text in which each `{2-6}` has become a whole number from 2 to 6, and each name in braces its value.
  mutating func filled(_ text: String, with values: [String: String] = [:]) -> String {
    var filled = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      filled += rest[..<open]
      let inner = rest[rest.index(after: open)..<close]
      let bounds = inner.split(separator: "-").compactMap { Int($0) }
      if bounds.count == 2, bounds[0] <= bounds[1] {
        filled += "\(number(in: bounds[0]...bounds[1]))"
      } else {
        filled += values[String(inner)] ?? ""
      }
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
