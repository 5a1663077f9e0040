// A certified OpenID provider (npm oidc-provider) on a free port of loopback, in a process of its
// own, for the tests. It says `ready <issuer>` and lives until its standard input ends.
//
//   node oidc_provider.mjs [--redirect URL]… [--client-jwks JSON] [--people JSON] [--dpop]
//
// --redirect: where `medvirk` may send people back to; on any port of loopback if it names none.
// After a logout they may be sent to any address of loopback.
// --client-jwks: public keys of the client `medvirk` ({"keys":[…]}), for private_key_jwt.
// --people: {"<login_hint>":"<national id>", …}; whoever is not there has none. Nobody is asked for
// a password: `login_hint` is logged in, with the first of `acr_values` (else idporten-loa-high).
// --dpop: no token without a DPoP proof, and no proof without a nonce of the provider's.
//
// Clients: `medvirk` (code flow, PKCE, private_key_jwt; pushed requests are taken, not demanded)
// and `service` (client_credentials, client_secret_post `service-secret-for-tests`). Access tokens
// are JWTs for the audience `urn:medvirk:api`, signed as `resource` says: urn:test:es256 (if there is
// none), urn:test:rs256, urn:test:ps256, urn:test:eddsa. A token that is asked for with a DPoP proof
// is bound to its key (RFC 9449).
//
// For the test itself: POST /test/rotate (new keys, the old ones gone), /test/down and /test/up
// (keys and metadata answer 503), GET /test/counts ({"metadata":n,"keys":n,"challenges":n,"bound":n}
// since the start: nonces that were asked for, and tokens that are bound to a key).
//
// oidc-provider has no front-channel logout any more: a test asks for our address itself, with the
// `iss` and `sid` that the id_token names.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import Provider from 'oidc-provider';

// It would say that keeping everything in memory is for tests only.
console.info = () => {};
console.warn = () => {};

const { values: options } = parseArgs({
  options: {
    redirect: { type: 'string', multiple: true, default: [] },
    'client-jwks': { type: 'string', default: '{"keys":[]}' },
    people: { type: 'string', default: '{}' },
    dpop: { type: 'boolean', default: false },
  },
});
const people = JSON.parse(options.people);
const clientJwks = JSON.parse(options['client-jwks']);
const audience = 'urn:medvirk:api';
const scopes = [
  'plans:read', 'events:read', 'units:read', 'documents:read', 'documents:write', 'commands:write',
];

function newKeys() {
  const kinds = [
    ['ec', { namedCurve: 'P-256' }, 'ES256'],
    ['rsa', { modulusLength: 2048 }, undefined],
    ['ed25519', {}, 'EdDSA'],
  ];
  return kinds.map(([kind, parameters, alg]) => ({
    ...generateKeyPairSync(kind, parameters).privateKey.export({ format: 'jwk' }),
    use: 'sig',
    kid: randomBytes(8).toString('hex'),
    ...(alg && { alg }),
  }));
}

function clients() {
  const all = [{
    client_id: 'service',
    client_secret: 'service-secret-for-tests',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: 'client_secret_post',
    scope: scopes.join(' '),
    dpop_bound_access_tokens: options.dpop,
  }];
  if (options.redirect.length > 0) {
    all.push({
      client_id: 'medvirk',
      application_type: 'native',  // So that the port of a redirect is free (RFC 8252, 7.3).
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: options.redirect,
      token_endpoint_auth_method: 'private_key_jwt',
      id_token_signed_response_alg: 'ES256',
      // So that the id_token names the session (`sid`); nothing listens there.
      backchannel_logout_uri: 'http://127.0.0.1:9/none',
      backchannel_logout_session_required: true,
      jwks: clientJwks,
      dpop_bound_access_tokens: options.dpop,
    });
  }
  return all;
}

const accountOf = (id) => ({
  accountId: id,
  claims: () => ({ sub: id, ...(people[id] && { pid: people[id] }) }),
});

function configuration(keys) {
  return {
    clients: clients(),
    jwks: { keys },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    pkce: { required: () => true, methods: ['S256'] },
    acrValues: ['idporten-loa-high', 'idporten-loa-substantial', 'idporten-loa-low'],
    claims: { openid: ['sub', 'pid', 'acr', 'sid'], profile: [] },
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile', 'offline_access', ...scopes],
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256', 'RS256', 'PS256', 'EdDSA'],
      clientAuthSigningAlgValues: ['ES256', 'RS256', 'PS256', 'EdDSA'],
    },
    clientAuthMethods: ['private_key_jwt', 'client_secret_post'],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => options.dpop },
      pushedAuthorizationRequests: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // Nobody is there to press the button.
        logoutSource: (ctx, form) => {
          ctx.body = `<!doctype html>${form}<script>document.forms[0].submit()</script>`;
        },
      },
      backchannelLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:test:es256',
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource) => ({
          scope: scopes.join(' '),
          audience,
          accessTokenTTL: 600,
          accessTokenFormat: 'jwt',
          jwt: {
            sign: {
              alg: { rs256: 'RS256', ps256: 'PS256', eddsa: 'EdDSA' }[resource.split(':')[2]]
                ?? 'ES256',
            },
          },
        }),
      },
    },
    // As ID-porten does: an access token that says who it is, and how surely.
    extraTokenClaims: async (ctx, token) => {
      if (token.kind !== 'AccessToken') return undefined;
      const session = await ctx.oidc.provider.Session.findByUid(token.sessionUid);
      const pid = people[token.accountId];
      return { acr: session?.acr, sid: session?.sidFor(token.clientId), ...(pid && { pid }) };
    },
    findAccount: (ctx, id) => accountOf(id),
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    ttl: { Session: 3600, Grant: 3600, Interaction: 600, IdToken: 600, ClientCredentials: 600 },
  };
}

// Whoever is named gets in, and consents to everything.
async function interact(provider, ctx) {
  const { prompt, params, session, grantId } = await provider.interactionDetails(ctx.req, ctx.res);
  let result;
  if (prompt.name === 'login') {
    const acr = params.acr_values?.split(' ')[0] ?? 'idporten-loa-high';
    result = { login: { accountId: params.login_hint ?? 'nobody', acr, amr: ['test'] } };
  } else {
    const grant = grantId
      ? await provider.Grant.find(grantId)
      : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    for (const [resource, missing] of Object.entries(prompt.details.missingResourceScopes ?? {})) {
      grant.addResourceScope(resource, missing.join(' '));
    }
    if (prompt.details.missingOIDCClaims) grant.addOIDCClaims(prompt.details.missingOIDCClaims);
    result = { consent: { grantId: await grant.save() } };
  }
  await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: true });
  ctx.respond = false;
}

let issuer;
let answer;
let down = false;
const counts = {
  metadata: 0, keys: 0, challenges: 0, bound: 0,
};

// The adapter keeps what has been issued in this process, so sessions outlive new keys.
function begin() {
  const provider = new Provider(issuer, configuration(newKeys()));
  provider.Client.prototype.postLogoutRedirectUriAllowed = (uri) =>
    new URL(uri).hostname === '127.0.0.1';
  provider.use(async (ctx, next) => {
    if (ctx.path.startsWith('/interaction/')) return interact(provider, ctx);
    return next();
  });
  provider.on('server_error', (ctx, error) => console.error(error));
  provider.on('grant.error', (ctx, error) => {
    if (error.error === 'use_dpop_nonce') counts.challenges += 1;
  });
  provider.on('grant.success', (ctx) => {
    if (ctx.body.token_type === 'DPoP') counts.bound += 1;
  });
  answer = provider.callback();
}

function reply(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

const orders = {
  'POST /test/rotate': () => begin(),
  'POST /test/down': () => { down = true; },
  'POST /test/up': () => { down = false; },
  'GET /test/counts': () => {},
};

const server = createServer((request, response) => {
  const order = orders[`${request.method} ${request.url}`];
  if (order) {
    order();
    return reply(response, 200, counts);
  }
  const fetched = { '/.well-known/openid-configuration': 'metadata', '/jwks': 'keys' }[request.url];
  if (fetched) counts[fetched] += 1;
  if (fetched && down) return reply(response, 503, {});
  return answer(request, response);
});

server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  begin();
  console.log(`ready ${issuer}`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
