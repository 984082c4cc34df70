// @ts-check
// The self-test: a webmaster opens it to see whether charts work in a browser, on a server, under a policy, and can send the
// result back. A classic script in old syntax, so that it runs where modules do not. It requests only files of its own folder.

(function () {
  'use strict';

  // The views of the built-in report; a test compares them.
  var VIEWS = ['overview', 'targets-2011', 'target-vs-result', 'growth-2010', 'five-year-change', 'five-year-reduction',
    'eliminated-capacity', 'telecom-tariff', 'network-coverage', 'defence-civil', 'investment-2010', 'key-figures'];
  var SCRIPT = 'report-chart.js';
  var PROGRAM = 'report-chart.wasm';
  // A custom report, which this page brings.
  var REPORT = 'selftest.json';
  // In milliseconds. For one check: longer than the element itself waits; and for all, so that the page ends whatever happens.
  var PATIENCE = 15000;
  var LONGEST = 60000;
  // Between two looks at something that sends no event.
  var PAUSE = 100;

  var english = /[?&]lang=en(&|$)/.test(location.search);
  /** @type {string[]} */
  var violations = [];
  var stored = storage();
  document.addEventListener('securitypolicyviolation', function (event) {
    // Chrome before 2019 reports WebAssembly as `eval` even where the policy allows it; another check covers that.
    if (event.blockedURI !== 'eval') {
      violations.push(event.violatedDirective + ' ' + event.blockedURI);
    }
  });

  // Once the script of the element has run or could not be loaded: nothing waits for an element that will not come.
  /** @type {Promise<void>} */
  var settled = new Promise(function (done) {
    ['load', 'error'].forEach(function (name) {
      document.addEventListener(name, function (event) {
        var script = /** @type {any} */ (event.target);
        if (script && script.src && script.src.split(/[?#]/)[0].split('/').pop() === SCRIPT) {
          done();
        }
      }, true);
    });
  });

  /**
   * @param {string} zh
   * @param {string} en
   */
  function say(zh, en) {
    return english ? en : zh;
  }

  /**
   * Why a check has failed, for readers.
   *
   * @typedef {{ words: string }} Failure
   */

  /**
   * @param {string} words
   * @returns {Failure}
   */
  function failure(words) {
    return { words: words };
  }

  /**
   * @param {unknown} good
   * @param {string} zh
   * @param {string} en
   */
  function need(good, zh, en) {
    if (!good) {
      throw failure(say(zh, en));
    }
  }

  /**
   * @typedef {object} Check
   * @property {string} id for programs
   * @property {string} name for readers
   * @property {() => string | Promise<string>} work gives a line of detail, or throws
   * @property {boolean} [info] it has no verdict
   * @property {string} [needs] the id of a check without which it has no meaning
   */

  /** @type {Check[]} */
  var checks = [
    check('modules', '浏览器支持模块', 'The browser knows modules', function () {
      need('noModule' in document.createElement('script'), '不支持：图不会出现，表格照常可读', 'It does not: tables are shown instead of charts');
      return say('支持', 'It does');
    }),
    check('elements', '自定义元素已登记', 'The custom element is registered', function () {
      need(window.customElements, '浏览器没有自定义元素', 'The browser has no custom elements');
      return Promise.race([customElements.whenDefined('report-chart'), settled]).then(function () {
        return customElements.get('report-chart') ? '<report-chart>' : whyNoScript();
      });
    }),
    check('policy', '安全策略允许 WebAssembly', 'The policy allows WebAssembly', function () {
      need(window.WebAssembly, '浏览器没有 WebAssembly', 'The browser has no WebAssembly');
      try {
        new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      } catch (error) {
        throw failure(say('被拦下：script-src 要加 \'wasm-unsafe-eval\'。', 'Blocked: script-src needs \'wasm-unsafe-eval\'. ') + error.message);
      }
      return say('允许', 'It does');
    }),
    check('whole', 'wasm 文件完整', 'The wasm is whole', function () {
      return program().then(function (got) {
        need(got.ok, PROGRAM + '：状态 ' + got.status + statusHint(got.status, 'zh'), PROGRAM + ': status ' + got.status + statusHint(got.status, 'en'));
        need(window.WebAssembly && WebAssembly.validate(got.bytes), '文件不完整或不是 wasm（' + got.bytes.byteLength + ' 字节）', 'The file is cut off or no wasm (' + got.bytes.byteLength + ' bytes)');
        return got.bytes.byteLength + say(' 字节', ' bytes');
      });
    }),
    info('type', 'wasm 文件的类型', 'The type of the wasm', function () {
      return program().then(function (got) {
        var right = got.type.indexOf('application/wasm') === 0;
        return right ? got.type : say('发来的类型是“' + got.type + '”：图照样画得出，写成 application/wasm 更好', 'It comes as "' + got.type + '": charts work, application/wasm is better');
      });
    }, 'whole'),
    info('compressed', '文件压缩后发送', 'Files are sent compressed', function () {
      return program().then(function (got) {
        return got.encoding || say('没有压缩：读者要多下载两倍以上', 'They are not: readers download more than twice as much');
      });
    }, 'whole'),
    info('sites', '别的网站可以用这里的图', 'Other sites may use these charts', function () {
      return request(SCRIPT).then(function (got) {
        return got.origins ? 'Access-Control-Allow-Origin: ' + got.origins :
          say('不可以：嵌入代码要在别的网站上画出图，这台服务器须发送 Access-Control-Allow-Origin: *。图文和 iframe 不需要', 'They may not: on pages of other sites, embed code draws nothing until this server sends Access-Control-Allow-Origin: *. The plain form and frames do not need it');
      });
    }),
    check('engine', '绘图程序能启动', 'The drawing program starts', function () {
      return drawn('overview').then(function (chart) {
        chart.remove();
        return say('已启动', 'It does');
      });
    }, 'elements'),
  ].concat(VIEWS.map(function (view) {
    return check('chart ' + view, '能画出图 ' + view, 'Draws ' + view, function () {
      return drawn(view).then(function (chart) {
        var canvas = chart.shadowRoot.querySelector('canvas');
        var colours = coloursOf(canvas);
        chart.remove();
        need(colours > 1, '画布是空白的', 'The canvas is blank');
        return canvas.width + '×' + canvas.height + say(' 像素', ' pixels');
      });
    }, 'engine');
  }), [
    check('table', '图里有数据表', 'The chart holds its table', function () {
      return drawn('targets-2011').then(function (chart) {
        var rows = chart.shadowRoot.querySelectorAll('tbody tr').length;
        chart.remove();
        need(rows === 8, '表有 ' + rows + ' 行，应为 8 行', 'The table has ' + rows + ' rows instead of 8');
        return rows + say(' 行', ' rows');
      });
    }, 'engine'),
    check('report', '能画自己的报告', 'Draws a custom report', function () {
      return drawn('growth', REPORT).then(function (chart) {
        var colours = coloursOf(chart.shadowRoot.querySelector('canvas'));
        chart.remove();
        need(colours > 1, '画布是空白的', 'The canvas is blank');
        return REPORT;
      });
    }, 'elements'),
    check('panel', '下载面板能打开', 'The panel for downloads opens', function () {
      return drawn('targets-2011').then(function (chart) {
        return filled(chart.shadowRoot.querySelector('.takeaway')).then(function (buttons) {
          chart.remove();
          return buttons + say(' 个按钮', ' buttons');
        }, function (error) {
          chart.remove();
          throw error;
        });
      });
    }, 'engine'),
    check('fonts', '有中文字体', 'There are fonts for Chinese', function () {
      var signs = ['国', '图', '率'].map(picture);
      need(signs[0] !== signs[1] && signs[1] !== signs[2] && signs[0] !== picture(' '), '中文显示成方框', 'Chinese characters are boxes');
      return say('字形各不相同', 'Characters differ');
    }),
    check('canvas', '画布够大', 'Canvases are large enough', function () {
      var canvas = document.createElement('canvas');
      canvas.width = 8192;
      canvas.height = 2038;
      var pen = contextOf(canvas);
      pen.fillRect(8190, 2036, 2, 2);
      need(pen.getImageData(8191, 2037, 1, 1).data[3] === 255, '8192×2038 的画布画不上', 'A canvas of 8192×2038 takes no drawing');
      return '8192×2038';
    }),
    check('violations', '没有违反安全策略', 'Nothing broke the policy', function () {
      need(!violations.length, violations.join('；'), violations.join('; '));
      return say('没有', 'Nothing');
    }),
    check('storage', '没有在浏览器里存东西', 'Nothing was stored', function () {
      need(storage() === stored, '存储有变化', 'Storage has changed');
      return say('没有', 'Nothing');
    }),
    check('hosts', '没有访问别的主机', 'No other host was asked', function () {
      var others = performance.getEntriesByType('resource').map(function (entry) {
        return entry.name;
      }).filter(function (name) {
        return name.indexOf(location.origin + '/') !== 0 && !/^(data|blob|about):/.test(name);
      });
      need(!others.length, others.join('；'), others.join('; '));
      return location.host;
    }),
    info('screen', '屏幕', 'Screen', function () {
      return innerWidth + '×' + innerHeight + ' @' + devicePixelRatio;
    }),
    info('settings', '系统设置', 'Settings of the system', function () {
      return [['forced-colors: active', say('强制颜色', 'forced colours')], ['prefers-color-scheme: dark', say('深色', 'dark')],
        ['prefers-reduced-motion: reduce', say('减少动态', 'reduced motion')], ['prefers-contrast: more', say('提高对比', 'more contrast')]
      ].filter(function (pair) {
        return matchMedia('(' + pair[0] + ')').matches;
      }).map(function (pair) {
        return pair[1];
      }).join(say('、', ', ')) || say('无', 'none');
    }),
  ]);

  /**
   * @param {string} id
   * @param {string} zh
   * @param {string} en
   * @param {Check['work']} work
   * @param {string} [needs]
   * @returns {Check}
   */
  function check(id, zh, en, work, needs) {
    return { id: id, name: say(zh, en), work: work, needs: needs };
  }

  /**
   * What has no verdict: charts work either way.
   *
   * @param {string} id
   * @param {string} zh
   * @param {string} en
   * @param {Check['work']} work
   * @param {string} [needs]
   * @returns {Check}
   */
  function info(id, zh, en, work, needs) {
    return { id: id, name: say(zh, en), work: work, needs: needs, info: true };
  }

  /**
   * @typedef {object} Got
   * @property {boolean} ok
   * @property {number} status
   * @property {string} type
   * @property {string} encoding how it was compressed
   * @property {string} origins other origins that may read it
   * @property {ArrayBuffer} bytes
   */

  /** @type {{ [name: string]: Promise<Got> }} */
  var fetched = {};

  /**
   * A file as this server sends it; fetched once.
   *
   * @param {string} name
   */
  function request(name) {
    fetched[name] = fetched[name] || fetch(name, { cache: 'no-cache' }).then(function (response) {
      /** @param {string} header */
      function sent(header) {
        return response.headers.get(header) || '';
      }
      return response.arrayBuffer().then(function (bytes) {
        return { ok: response.ok, status: response.status, type: sent('Content-Type'), encoding: sent('Content-Encoding'), origins: sent('Access-Control-Allow-Origin'), bytes: bytes };
      });
    });
    return fetched[name];
  }

  function program() {
    return request(PROGRAM);
  }

  /**
   * @param {number} status
   * @param {'zh' | 'en'} lang
   */
  function statusHint(status, lang) {
    // IIS sends no file whose type it does not know.
    return status !== 404 ? '' : lang === 'zh' ? '。文件若在，服务器可能需要 .wasm 的类型 application/wasm' : '. If the file is there, the server may need the type application/wasm for .wasm';
  }

  // Why the script of the element has not run.
  function whyNoScript() {
    return request(SCRIPT).then(function (got) {
      need(got.ok, SCRIPT + '：状态 ' + got.status, SCRIPT + ': status ' + got.status);
      need(/javascript|ecmascript/.test(got.type), SCRIPT + ' 发来的类型是“' + got.type + '”，应为 text/javascript', SCRIPT + ' comes as "' + got.type + '"; right is text/javascript');
      throw failure(say(SCRIPT + ' 没有运行：可能被策略拦下，或文件不完整', SCRIPT + ' did not run: it may be blocked by the policy, or damaged'));
    });
  }

  /**
   * Returns a promise of a chart of a view, once it is drawn.
   *
   * @param {string} view
   * @param {string} [report] the address of a custom report
   * @returns {Promise<any>}
   */
  function drawn(view, report) {
    var chart = document.createElement('report-chart');
    chart.setAttribute('view', view);
    chart.setAttribute('lang', english ? 'en' : 'zh-CN');
    if (report) {
      chart.setAttribute('src', report);
    }
    var settled = new Promise(function (done, fail) {
      chart.addEventListener('report-chart-ready', function () {
        done(chart);
      });
      chart.addEventListener('report-chart-error', function (/** @type {any} */ event) {
        fail(failure(event.detail.code + '：' + event.detail.message));
      });
    });
    element('.stage').appendChild(chart);
    return settled.catch(function (error) {
      chart.remove();
      throw error;
    });
  }

  /**
   * Opens a panel; returns a promise of the number of its buttons, once it has some.
   *
   * @param {HTMLDetailsElement} panel
   * @returns {Promise<number>}
   */
  function filled(panel) {
    panel.open = true;
    return new Promise(function (done, fail) {
      (function look() {
        var buttons = panel.querySelectorAll('.panel button').length;
        if (buttons) {
          done(buttons);
        } else if (panel.open) {
          setTimeout(look, PAUSE);
        } else {
          // It closes again where its script does not load; the console says why.
          fail(failure(say('report-chart-tools 的 .js 或 .wasm 没有载入', 'report-chart-tools, .js or .wasm, did not load')));
        }
      })();
    });
  }

  /**
   * @template Result
   * @param {Promise<Result>} promise
   * @returns {Promise<Result>}
   */
  function within(promise) {
    return Promise.race([promise, new Promise(function (_, fail) {
      setTimeout(function () {
        var seconds = PATIENCE / 1000;
        fail(failure(say(seconds + ' 秒内没有结果', 'There was no result within ' + seconds + ' seconds')));
      }, PATIENCE);
    })]);
  }

  /** @param {HTMLCanvasElement} canvas */
  function coloursOf(canvas) {
    var copy = document.createElement('canvas');
    copy.width = canvas.width;
    copy.height = canvas.height;
    var pen = contextOf(copy);
    pen.drawImage(canvas, 0, 0);
    var data = pen.getImageData(0, 0, copy.width, copy.height).data;
    /** @type {{ [colour: string]: boolean }} */
    var seen = {};
    for (var i = 0; i < data.length; i += 4) {
      seen[data[i] + ' ' + data[i + 1] + ' ' + data[i + 2]] = true;
    }
    return Object.keys(seen).length;
  }

  /** @param {HTMLCanvasElement} canvas */
  function contextOf(canvas) {
    return /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  }

  /**
   * @param {string} selector
   * @returns {any} the element of the page
   */
  function element(selector) {
    return document.querySelector(selector);
  }

  /** @param {string} sign */
  function picture(sign) {
    var canvas = document.createElement('canvas');
    canvas.width = canvas.height = 32;
    var pen = contextOf(canvas);
    pen.font = '24px sans-serif';
    pen.fillText(sign, 2, 26);
    return Array.prototype.join.call(pen.getImageData(0, 0, 32, 32).data, '');
  }

  // What is stored for this page; `none` where it may store nothing.
  function storage() {
    try {
      return [localStorage.length, sessionStorage.length, document.cookie].join('|');
    } catch (refused) {
      return 'none';
    }
  }

  /**
   * @param {HTMLElement} row
   * @param {'td' | 'th'} tag
   * @param {string} text
   */
  function cell(row, tag, text) {
    var added = document.createElement(tag);
    added.textContent = text;
    row.appendChild(added);
    return added;
  }

  /** @type {string[]} */
  var lines = [];
  var failed = 0;
  var skipped = 0;
  /** @type {{ [id: string]: boolean }} */
  var passed = {};
  var begun = Date.now();

  /**
   * @param {Check} one
   * @param {'pass' | 'fail' | 'info' | 'skip'} verdict
   * @param {string} detail
   */
  function show(one, verdict, detail) {
    var words = { pass: say('通过', 'Passed'), fail: say('不通过', 'Failed'), info: say('情况', 'Noted'), skip: say('未查', 'Not checked') };
    var row = document.createElement('tr');
    row.dataset.check = one.id;
    row.dataset.verdict = verdict;
    cell(row, 'td', words[verdict]).className = 'mark';
    cell(row, 'th', one.name).scope = 'row';
    cell(row, 'td', detail);
    element('tbody').appendChild(row);
    lines.push(words[verdict] + '  ' + one.name + '  ' + detail);
    failed += verdict === 'fail' ? 1 : 0;
    passed[one.id] = verdict === 'pass';
  }

  /**
   * One after another: a check may depend on what those before it did.
   *
   * @param {Check[]} left
   * @returns {Promise<void>}
   */
  function run(left) {
    if (!left.length) {
      finish();
      return Promise.resolve();
    }
    var one = left[0];
    var because = one.needs && !passed[one.needs] ? named(one.needs) : '';
    if (Date.now() - begun > LONGEST) {
      because = say('时间用完了', 'Time is up');
    }
    if (because) {
      skipped += 1;
      show(one, 'skip', because);
      return run(left.slice(1));
    }
    /** @type {Promise<string>} */
    var worked = new Promise(function (done) {
      done(one.work());
    });
    return within(worked).then(function (detail) {
      show(one, one.info ? 'info' : 'pass', detail);
    }, function (error) {
      show(one, one.info ? 'info' : 'fail', (error && error.words) || String(error));
    }).then(function () {
      return run(left.slice(1));
    });
  }

  /** @param {string} id */
  function named(id) {
    return checks.filter(function (one) {
      return one.id === id;
    }).map(function (one) {
      return say('先要通过：', 'First has to pass: ') + one.name;
    })[0];
  }

  function finish() {
    var verdict = say('全部通过', 'All passed');
    if (failed) {
      verdict = say(failed + ' 项不通过', failed + ' failed');
    } else if (skipped) {
      verdict = say(skipped + ' 项没有查到', skipped + ' not checked');
    }
    element('.verdict').textContent = verdict;
    var report = element('#report');
    report.value = ['Report Charts ' + verdict, location.href, navigator.userAgent].concat(lines).join('\n');
    var copy = element('.copy');
    copy.hidden = false;
    copy.addEventListener('click', function () {
      report.select();
      document.execCommand('copy');
    });
    document.documentElement.dataset.selftest = failed || skipped ? 'failed' : 'passed';
  }

  document.addEventListener('DOMContentLoaded', function () {
    if (english) {
      document.documentElement.lang = 'en';
      element('h1').textContent = 'Self-test';
      element('.about').textContent = 'This page checks in your browser, one thing after another, whether charts can be drawn and whether the server and its policy let them. It takes a few seconds.';
      var other = element('.language');
      other.textContent = '中文';
      other.href = 'selftest.html';
      other.lang = other.hreflang = 'zh-CN';
      element('.brand').href = 'en/index.html';
    }
    [say('结果', 'Result'), say('检查', 'Check'), say('说明', 'Detail')].forEach(function (words, i) {
      document.querySelectorAll('thead th')[i].textContent = words;
    });
    element('h2').textContent = say('发给我们', 'Send it back');
    element('label').textContent = say('把下面的文字复制到邮件里', 'Copy this text into a mail');
    element('.copy').textContent = say('复制', 'Copy');
    element('.verdict').textContent = say('正在检查……', 'Checking …');
    run(checks);
  });
})();
