import Testing

@testable import CursesTerminal
import Screen

@Suite("A paste is one key")
struct PasteTests {
  static func paste(_ text: String, limit: Int = 1_000) -> InputDecoder.Decoded? {
    var decoder = KeyDecodingTests.decoder(limit: limit)
    decoder.feed(Array("\u{1B}[200~\(text)\u{1B}[201~".utf8))
    return decoder.next()
  }

  @Test("line breaks are kept for the receiver, whatever the terminal made of them")
  func lineBreaks() {
    #expect(Self.paste("一\r二\r\n三\n四") == .key(.paste("一\n二\n三\n四")))
    #expect(Self.paste("\r\r") == .key(.paste("\n\n")))
  }

  @Test("control characters are left out, tabs stay")
  func controls() {
    #expect(Self.paste("a\u{1B}[31mb\u{7}\tc\u{7F}") == .key(.paste("a[31mb\tc")))
  }

  @Test("what only looks like the end belongs to the text")
  func almostTheEnd() {
    #expect(Self.paste("\u{1B}[201\u{1B}[20~x") == .key(.paste("[201[20~x")))
  }

  @Test("beyond the limit the rest is read and dropped, and no character is halved")
  func limit() {
    #expect(Self.paste("修修修", limit: 7) == .cutPaste(.paste("修修")))
    #expect(Self.paste("修修修", limit: 9) == .key(.paste("修修修")))
  }

  @Test("a paste whose end was lost is delivered after a while, and keys work again")
  func lostEnd() {
    var decoder = KeyDecodingTests.decoder()
    decoder.feed(Array("\u{1B}[200~漏水".utf8))
    #expect(decoder.next() == nil)
    #expect(decoder.patience == 3_000)
    #expect(decoder.settle() == .key(.paste("漏水")))
    decoder.feed([0x0D])
    #expect(decoder.next() == .key(.enter))
  }
}
