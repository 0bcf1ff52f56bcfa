/// Random text of the kinds that break screens, the same for the same seed.
struct RandomText {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  private static let pieces = [
    "a", "Z", "7", " ", "-", "漏", "水", "配电室", "，", "。", "（", "）", "“", "”", "…", "℃", "→", "—",
    "e\u{301}", "\u{301}", "\u{20D0}\u{301}\u{302}\u{303}\u{304}\u{305}", "👨‍👩‍👧", "👍🏽", "🇨🇳",
    "1\u{FE0F}\u{20E3}", "❤\u{FE0F}", "한", "\u{1112}\u{1161}\u{11AB}", "क्षि", "ﾊ", "Ａ", "\u{3000}",
    "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{1B}]8;;http://x\u{1B}\\", "\u{1B}", "\u{9B}1m", "\u{7}",
    "\u{0}", "\u{7F}", "\t", "\n", "\r\n", "\u{2028}", "\u{202E}", "\u{2066}", "\u{2069}",
    "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{AD}", "\u{378}", "\u{1FAE8}", "\u{E000}", "\u{FFFD}",
    "\u{10FFFF}", "\u{20000}", "\u{E0041}", "\u{3164}", "Я", "Ω",
  ]

  mutating func text(pieces count: Int) -> String {
    (0..<count).map { _ in Self.pieces[number(below: Self.pieces.count)] }.joined()
  }
}
