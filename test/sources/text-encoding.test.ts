import { describe, expect, it } from 'vitest'
import { type ByteSurvey, ByteSurveyor, decideEncoding, guessUtf16 } from '../../src/sources/text-encoding.ts'

async function surveyBytes(bytes: AsyncIterable<Buffer>): Promise<ByteSurvey> {
  const surveyor = new ByteSurveyor()
  for await (const _ of surveyor.watch(bytes));
  return surveyor.survey
}

/** MacRoman's bytes of the characters used here (Apple's ROMAN.TXT). */
const MAC: Record<string, number> = {
  ä: 0x8a,
  ö: 0x9a,
  ü: 0x9f,
  ß: 0xa7,
  é: 0x8e,
  è: 0x8f,
  ç: 0x8d,
  ñ: 0x96,
  á: 0x87,
  '£': 0xa3,
  '’': 0xd5,
  É: 0x83,
}
const GERMAN = 'Müller;Straße;Größe;Käse;schön\n'
const FRENCH = 'Hélène;façade;très;l’été;École\n'
const SPANISH = 'Peña;España;mañana;más\n'

const macRoman = (text: string): Buffer => Buffer.from([...text].map((char) => MAC[char] ?? char.charCodeAt(0)))
const windows = (text: string): Buffer =>
  Buffer.from([...text].map((char) => (char === '’' ? 0x92 : char.charCodeAt(0))))

async function decide(bytes: Buffer): Promise<string | undefined> {
  async function* inPieces(size: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const whole = await surveyBytes(inPieces(1000))
  expect(await surveyBytes(inPieces(1))).toEqual(whole)
  return decideEncoding(whole).encoding
}

describe('decideEncoding', () => {
  it.each([GERMAN, FRENCH, SPANISH])('tells Windows-1252 from MacRoman by %j', async (text) => {
    expect(await decide(windows(text))).toBe('windows-1252')
    expect(await decide(macRoman(text))).toBe('macintosh')
  })

  it('takes the pound sign, which both have, for Windows-1252', async () => {
    expect(await decide(Buffer.from('price £5, £6', 'latin1'))).toBe('windows-1252')
  })

  it('does not decide on bytes that spell words in neither', async () => {
    expect(await decide(Buffer.from([0x41, 0x81, 0x8d, 0x8f, 0x90, 0x9d, 0x41]))).toBeUndefined()
    // Shift_JIS for "konnichiwa".
    expect(await decide(Buffer.from([0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd]))).toBeUndefined()
  })

  it('takes UTF-8 with a cut character for UTF-8', async () => {
    expect(await decide(Buffer.concat([Buffer.from('Müller, Hélène '), Buffer.from([0xc3, 0x20, 0x61])]))).toBe('utf-8')
  })
})

describe('ByteSurveyor', () => {
  it('counts the same whether plain blocks are passed over or not', async () => {
    const plain = 'Anna;Berlin;12.50\n'.repeat(2000)
    const text = windows(`${plain}Müller;é\n${plain}${plain}ß`)
    async function* inPieces(size: number): AsyncGenerator<Buffer> {
      for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size)
    }
    expect(await surveyBytes(inPieces(1 << 20))).toEqual(await surveyBytes(inPieces(1)))
    expect(await surveyBytes(inPieces(1 << 20))).toMatchObject({ beyond: 3 })
  })

  it('counts whole characters and stray bytes', async () => {
    async function* bytes(): AsyncGenerator<Buffer> {
      yield Buffer.concat([Buffer.from('a€ü😀'), Buffer.from([0xe2, 0x82, 0x41, 0xff, 0x80])])
    }
    expect(await surveyBytes(bytes())).toMatchObject({ beyond: 13, wholeUtf8: 3, strayBytes: 4 })
  })
})

describe('guessUtf16', () => {
  it('knows both byte orders, and no other text', () => {
    const little = Buffer.from('customer,date', 'utf16le')
    expect(guessUtf16(little)).toBe('utf-16le')
    expect(guessUtf16(Buffer.from(little).swap16())).toBe('utf-16be')
    expect(guessUtf16(Buffer.from('customer,date'))).toBeUndefined()
  })
})
