import Testing

@testable import CursesTerminal
import Screen

@Suite("Bytes become keys")
struct KeyDecodingTests {
  static let xterm: [String: String] = [
    "kcuu1": "\u{1B}OA", "kcud1": "\u{1B}OB", "kcub1": "\u{1B}OD", "kcuf1": "\u{1B}OC",
    "khome": "\u{1B}OH", "kend": "\u{1B}OF", "kpp": "\u{1B}[5~", "knp": "\u{1B}[6~",
    "kdch1": "\u{1B}[3~", "kcbt": "\u{1B}[Z", "kbs": "\u{7F}",
  ]

  static func decoder(_ names: [String: String] = xterm, limit: Int = 1_000) -> InputDecoder {
    InputDecoder(
      sequences: KeySequences { name in names[name].map { Array($0.utf8) } }, escapeDelay: 25,
      pasteLimit: limit)
  }

  static func keys(_ text: String, _ names: [String: String] = xterm) -> [Key] {
    var decoder = decoder(names)
    decoder.feed(Array(text.utf8))
    return rest(&decoder)
  }

  static func rest(_ decoder: inout InputDecoder) -> [Key] {
    var keys: [Key] = []
    while let decoded = decoder.next() {
      switch decoded {
      case .key(let key), .cutPaste(let key): keys.append(key)
      case .mouse: break
      }
    }
    return keys
  }

  @Test(
    "a known sequence is one key",
    arguments: [
      ("\u{1B}OA", Key.up), ("\u{1B}[A", .up), ("\u{1B}[1;5C", .right), ("\u{1B}[D", .left),
      ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[8~", .end), ("\u{1B}[3~", .delete),
      ("\u{1B}[5~", .pageUp), ("\u{1B}[6;2~", .pageDown), ("\u{1B}[Z", .backTab),
      ("\u{1B}OM", .enter), ("\u{1B}Op", .character("0")), ("\u{1B}Oy", .character("9")),
      ("\u{1B}On", .character(".")), ("\r", .enter), ("\n", .enter), ("\t", .tab),
      ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{13}", .control("s")),
      ("\u{1A}", .control("z")), ("？", .character("？")), ("修", .character("修")),
      ("𠮷", .character("𠮷")), (" ", .space),
    ])
  func known(text: String, key: Key) {
    #expect(Self.keys(text) == [key])
  }

  @Test("a sequence that only terminfo knows is a key")
  func terminfo() {
    let names = ["kcuu1": "\u{1B}!u", "kdch1": "\u{1B}!ud"]
    #expect(Self.keys("\u{1B}!u", names) == [.up])
  }

  @Test(
    "an unknown sequence is swallowed whole, so that its letters are no commands",
    arguments: [
      "\u{1B}[24~", "\u{1B}[1;2R", "\u{1B}[[A", "\u{1B}OP", "\u{1B}[?62;4c", "\u{1B}[201~",
      "\u{1B}[I",
    ])
  func unknown(text: String) {
    #expect(Self.keys(text + "x") == [.character("x")])
  }

  @Test("a sequence longer than any that is known is swallowed whole, in whatever pieces it comes")
  func endless() {
    let sequence = Array("\u{1B}[\(String(repeating: "7;", count: 200))Aqq".utf8)
    for piece in [1, 7, 64, sequence.count] {
      var decoder = Self.decoder()
      var keys: [Key] = []
      for start in stride(from: 0, to: sequence.count, by: piece) {
        decoder.feed(sequence[start..<min(start + piece, sequence.count)])
        keys += Self.rest(&decoder)
      }
      #expect(keys == [.character("q"), .character("q")])
    }
  }

  @Test("of a sequence longer than any that is known silence is the end")
  func brokenEndless() {
    var decoder = Self.decoder()
    decoder.feed(Array("\u{1B}[\(String(repeating: "7;", count: 200))".utf8))
    #expect(decoder.next() == nil)
    #expect(decoder.patience == InputDecoder.sequencePatience)
    #expect(decoder.settle() == nil)
    decoder.feed(Array("7".utf8))
    #expect(decoder.next() == .key(.character("7")))
  }

  @Test("Esc alone is Esc once nothing follows it for the delay")
  func escapeAlone() {
    var decoder = Self.decoder()
    decoder.feed([0x1B])
    #expect(decoder.next() == nil)
    #expect(decoder.patience == 25)
    #expect(decoder.settle() == .key(.escape))
    #expect(decoder.patience == nil)
  }

  @Test("Esc and a letter at once are Esc and the letter")
  func escapeAndLetter() {
    #expect(Self.keys("\u{1B}n") == [.escape, .character("n")])
  }

  @Test("half a sequence that never ends types nothing")
  func brokenSequence() {
    var decoder = Self.decoder()
    decoder.feed(Array("\u{1B}[1;".utf8))
    #expect(decoder.next() == nil)
    #expect(decoder.settle() == nil)
    decoder.feed(Array("a".utf8))
    #expect(Self.rest(&decoder) == [.character("a")])
  }

  @Test("bytes may be cut anywhere")
  func anyCut() {
    let text = "报修\u{1B}[A\u{1B}OB𠮷\u{1B}[200~漏水\r\n了\u{1B}[201~n\u{1B}[3~é"
    let bytes = Array(text.utf8)
    let whole = Self.keys(text)
    #expect(whole.contains(.paste("漏水\n了")))
    for first in 0...bytes.count {
      for second in first...bytes.count {
        var decoder = Self.decoder()
        var keys: [Key] = []
        for piece in [bytes[..<first], bytes[first..<second], bytes[second...]] {
          decoder.feed(piece)
          keys += Self.rest(&decoder)
        }
        #expect(keys == whole)
      }
    }
  }

  @Test("bytes that are not UTF-8 are left out and hide nothing that follows")
  func notUnicode() {
    var decoder = Self.decoder()
    decoder.feed([0xFF, 0xC0, 0xE4, 0xBF, 0x61, 0x80, 0xED, 0xA0, 0x80, 0xE4, 0xBF, 0xAE])
    #expect(Self.rest(&decoder) == [.character("a"), .character("修")])
  }

  @Test("any bytes end in a decoder that still works")
  func anything() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      var decoder = Self.decoder()
      let alphabet: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x3B, 0x7E, 0x32, 0x30, 0x31, 0xE4, 0xBF, 0x61, 0x0D,
      ]
      let bytes = (0..<40).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      decoder.feed(bytes)
      _ = Self.rest(&decoder)
      while decoder.patience != nil {
        _ = decoder.settle()
        _ = Self.rest(&decoder)
      }
      decoder.feed(Array("aq".utf8))
      #expect(Self.rest(&decoder).last == .character("q"), "\(bytes)")
    }
  }

  @Test("a press, a second press and the wheel are told apart")
  func clicks() throws {
    var decoder = Self.decoder()
    decoder.feed(Array("\u{1B}[<0;5;3M\u{1B}[<0;5;3m\u{1B}[<64;1;1M".utf8))
    let place = Position(row: 2, column: 4)
    #expect(decoder.next() == .mouse(button: 0, position: place, released: false))
    #expect(decoder.next() == .mouse(button: 0, position: place, released: true))
    var clicks = ClickCounter()
    let now = ContinuousClock.now
    func event(_ button: Int, released: Bool = false, after: Int) -> MouseEvent? {
      clicks.event(
        button: button, position: place, released: released, at: now + .milliseconds(after))
    }
    #expect(event(0, after: 0) == MouseEvent(.press, at: place))
    #expect(event(0, released: true, after: 50) == nil)
    #expect(event(0, after: 200) == MouseEvent(.doublePress, at: place))
    #expect(event(0, after: 300) == MouseEvent(.press, at: place))
    #expect(event(0, after: 900) == MouseEvent(.press, at: place))
    #expect(event(65, after: 950) == MouseEvent(.wheelDown, at: place))
  }
}
