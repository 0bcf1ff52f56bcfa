import Foundation
import Testing

@testable import WorkOrderEngine

@Suite("Reading separated values")
struct SeparatedReaderTests {
  private func rows(
    _ text: [UInt8], piece: Int = 1 << 16, separator: Character = ",", limit: Int = 1_000
  ) throws -> [(line: Int, cells: [String], fault: ImportFault?)] {
    var reader = SeparatedReader(separator: separator.asciiValue ?? 0x2C, limit: limit)
    var rows: [(line: Int, cells: [String], fault: ImportFault?)] = []
    let take = { (record: TableRecord) in
      let cells = (0..<record.count).map { String(decoding: record.cell($0), as: UTF8.self) }
      rows.append((record.line, cells, record.fault))
      return true
    }
    for start in stride(from: 0, to: text.count, by: piece) {
      _ = try reader.read(Array(text[start..<min(start + piece, text.count)]), take)
    }
    _ = try reader.finish(take)
    return rows
  }

  @Test(
    "cells, quotes, line ends, marks and blank lines",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b\n\"x, \"\"y\"\"\",\n", [["a", "b"], ["x, \"y\"", ""]]),
      ("a\n\n\r\n\"\"\nb\n", [["a"], [""], ["b"]]),
      ("\"line\r\nbreak\nand\rmore\",2\n", [["line\r\nbreak\nand\rmore", "2"]]),
      ("5\" pipe,\"x\"\n", [["5\" pipe", "x"]]),
      (",,\n", [["", "", ""]]),
      ("", []),
    ])
  func cells(_ text: String, _ expected: [[String]]) throws {
    for piece in 1...9 {
      #expect(try rows(Array(text.utf8), piece: piece).map(\.cells) == expected)
    }
  }

  @Test("the number of a row is that of its first line, whatever ends lines")
  func lineNumbers() throws {
    let text = "h\r\n\"two\r\nlines\"\r\n\r\nfive\rsix\nseven"
    for piece in 1...5 {
      let found = try rows(Array(text.utf8), piece: piece)
      #expect(found.map(\.line) == [1, 2, 5, 6, 7])
    }
  }

  @Test("text after a quote and a quote that never ends are faults of their row alone")
  func faults() throws {
    let spoilt = try rows(Array("\"a\"b,c\nd,e\n".utf8))
    #expect(spoilt.map(\.fault) == [.textAfterQuote, nil])
    #expect(spoilt[1].cells == ["d", "e"])
    let open = try rows(Array("a\n\"b\nc\n".utf8))
    #expect(open.map(\.fault) == [nil, .unclosedQuote])
    #expect(open[1].line == 2)
  }

  @Test("a cell beyond the limit is cut and marked, and the cells around it stay whole")
  func limit() throws {
    var reader = SeparatedReader(separator: 0x2C, limit: 10)
    var seen: [([Int], [String])] = []
    let long = String(repeating: "x", count: 1 << 20)
    let take = { (record: TableRecord) in
      seen.append(
        (
          record.overlong,
          (0..<record.count).map { String(decoding: record.cell($0), as: UTF8.self) }
        ))
      return true
    }
    _ = try reader.read(Array("a,\(long),b\nc,d,e\n".utf8), take)
    #expect(seen.map(\.0) == [[1], []])
    #expect(seen[0].1 == ["a", String(repeating: "x", count: 10), "b"])
    #expect(seen[1].1 == ["c", "d", "e"])
  }

  @Test("whatever is written comes back, in whatever pieces it is read")
  func roundTrip() throws {
    var generator = SplitMix(state: 2_026)
    let signs = ["a", "\"", ",", "\n", "\r", "\t", "漏", "🚰", " ", ""]
    for _ in 0..<300 {
      let table = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        (0..<3).map { _ in
          (0..<Int.random(in: 0...5, using: &generator))
            .map { _ in signs.randomElement(using: &generator) ?? "" }.joined()
        }
      }
      let text = table.map { row in
        row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
      }.joined()
      let piece = Int.random(in: 1...6, using: &generator)
      #expect(try rows(Array(text.utf8), piece: piece).map(\.cells) == table)
    }
  }

  @Test("half a byte order mark belongs to the first cell, also when nothing follows it")
  func halfMark() throws {
    for piece in 1...3 {
      var reader = SeparatedReader(separator: 0x2C, limit: 10)
      var cells: [[UInt8]] = []
      let take = { (record: TableRecord) in
        cells.append(Array(record.cell(0)))
        return true
      }
      for start in stride(from: 0, to: 2, by: piece) {
        _ = try reader.read(Array([0xEF, 0xBB][start..<min(start + piece, 2)]), take)
      }
      _ = try reader.finish(take)
      #expect(cells == [[0xEF, 0xBB]])
    }
  }

  @Test("a character of GB 18030 is whole wherever pieces and steps end")
  func nationalCharacters() throws {
    for before in 4_090...4_098 {
      let bytes = Array(repeating: UInt8(ascii: "a"), count: before) + [0xC2, 0xA9, 0xFF, 0xC2]
      for piece in [1, 4_096, bytes.count] {
        let decoder = try CharacterDecoder(.gb18030)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
          text += decoder.decode(Array(bytes[start..<min(start + piece, bytes.count)]))
        }
        text += decoder.finish()
        #expect(text.dropFirst(before).elementsEqual(Array("漏".utf8) + [0xFF, 0xFF]))
      }
    }
  }

  @Test("tabs separate when they are asked to")
  func tabs() throws {
    #expect(
      try rows(Array("a,b\tc\n".utf8), separator: "\t").map(\.cells) == [["a,b", "c"]])
  }
}
