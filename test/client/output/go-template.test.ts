import { describe, expect, test } from 'vitest';
import { printGoTemplate } from '../../../src/client/output/go-template/evaluate.ts';
import { GoTemplateError } from '../../../src/client/output/go-template/node.ts';

const OBJECT = {
  kind: 'Deployment',
  metadata: { name: 'web', labels: { app: 'web', tier: 'front' } },
  spec: { replicas: 2, limit: 1000000, share: 0.5, paused: false, none: null },
  items: [{ name: 'a', ports: [80, 443] }, { name: 'b' }],
  data: { p: 'Z2VoZWlt' },
};

describe('a Go template prints', () => {
  test.each([
    ['text {{.kind}}', 'text Deployment'],
    ['{{.metadata.labels}}', 'map[app:web tier:front]'],
    ['{{.spec.replicas}} {{.spec.limit}} {{.spec.share}} {{.spec.paused}}', '2 1000000 0.5 false'],
    ['{{.a}} {{.a.b.c}} {{.spec.none}}', '<no value> <no value> <no value>'],
    ['{{range .items}}{{.name}};{{end}}', 'a;b;'],
    ['{{range $i, $e := .items}}{{$i}}={{$e.name}}{{if $i}}.{{else}},{{end}}{{end}}', '0=a,1=b.'],
    ['{{range .items}}{{range .ports}}{{.}} {{else}}none{{end}}{{end}}', '80 443 none'],
    ['{{range $k, $v := .metadata.labels}}{{$k}}:{{$v}} {{end}}', 'app:web tier:front '],
    ['{{range .items}}{{if eq .name "a"}}{{continue}}{{end}}{{.name}}{{break}}{{end}}', 'b'],
    ['{{if .spec.paused}}yes{{else if .spec.replicas}}some{{else}}no{{end}}', 'some'],
    ['{{with .metadata}}{{.name}}{{end}}{{with .nosuch}}x{{else}}none{{end}}', 'webnone'],
    ['{{$x := .kind}}{{$x}} {{$x = "new"}}{{$x}} {{$.kind}}', 'Deployment new Deployment'],
    ['{{len .items}} {{len .kind}} {{.items | len}}', '2 10 2'],
    ['{{(index .items 1).name}} {{index .metadata "labels" "app"}}', 'b web'],
    ['{{eq .spec.replicas 2}} {{ne .kind "x"}} {{lt 1 2}} {{ge "b" "a"}}', 'true true true true'],
    ['{{eq .kind "a" "Deployment"}} {{and .kind .a}} {{or .a "d"}} {{not .a}}', 'true <no value> d true'],
    [
      '{{printf "%s-%d|%-4s|%5s|%v|%q|%t%%" .kind 3 "ab" "cd" .spec.share "q" true}}',
      'Deployment-3|ab  |   cd|0.5|"q"|true%',
    ],
    [
      '{{printf "%d" .kind}}{{printf "%s"}}{{printf "x" 1}}',
      '%!d(string=Deployment)%!s(MISSING)x%!(EXTRA int64=1)',
    ],
    ['{{define "x"}}<{{.}}>{{end}}{{template "x" .kind}}{{template "x"}}', '<Deployment><<no value>>'],
    ['{{print 1 2 "a" 3}} {{println "x"}}', '1 2a3 x\n'],
    ['a {{- /* note */ -}} b {{- "\\t" -}} c', 'ab\tc'],
    ['{{`raw\\n`}} {{"é\\x41"}} {{\'a\'}}', 'raw\\n éA 97'],
    ['{{.data.p | base64decode}} {{exists . "spec" "replicas"}} {{exists . "x"}}', 'geheim true false'],
  ])('%s', (template, printed) => {
    expect(printGoTemplate(template, OBJECT)).toBe(printed);
  });

  test.each([
    ['{{.kind', 'unclosed action'],
    ['{{end}}', 'unexpected {{end}}'],
    ['{{if .kind}}x', 'unexpected EOF'],
    ['{{if}}x{{end}}', 'missing value for if'],
    ['{{nosuch 1}}', 'function "nosuch" not defined'],
    ['{{html .kind}}', 'does not support the function html'],
    ['{{block "x" .}}a{{end}}', 'does not support {{block}}'],
    ['{{template "x"}}', 'template "x" not defined'],
    ['{{define "x"}}{{template "x"}}{{end}}{{template "x"}}', 'exceeded maximum template depth'],
    ['{{.kind.x}}', "can't evaluate field x in type string"],
    ['{{.spec.none.x}}', 'nil pointer evaluating interface {}.x'],
    ['{{index .items 5}}', 'index out of range: 5'],
    ['{{index .items "a"}}', 'cannot index slice/array with type string'],
    ['{{eq .kind 1}}', 'incompatible types for comparison'],
    ['{{range .kind}}x{{end}}', "range can't iterate over Deployment"],
    ['{{$x}}', 'undefined variable "$x"'],
    ['{{len}}', 'wrong number of args for len: want 1 got 0'],
    ['{{.kind 1}}', "can't give argument to non-function .kind"],
    ['{{"open}}', 'unterminated quoted string'],
    ['{{#}}', "unexpected bad character U+0023 '#' in command"],
    ['{{"x" | base64decode}}', 'base64 decode failed'],
    ['{{(.kind}}', 'unclosed left paren'],
  ])('%s is refused', (template, message) => {
    expect(() => printGoTemplate(template, OBJECT)).toThrow(GoTemplateError);
    expect(() => printGoTemplate(template, OBJECT)).toThrow(message);
  });
});
